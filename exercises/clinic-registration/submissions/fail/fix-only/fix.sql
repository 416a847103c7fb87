ALTER TABLE patients DROP CONSTRAINT patients_insurance_no_key;
ALTER TABLE patients ADD CONSTRAINT patients_insurance_no_key UNIQUE (clinic_id, insurance_no);
