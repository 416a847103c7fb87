-- Within the clinic, too.
ALTER TABLE patients ADD CONSTRAINT patients_clinic_insurance_no_key UNIQUE (clinic_id, insurance_no);
