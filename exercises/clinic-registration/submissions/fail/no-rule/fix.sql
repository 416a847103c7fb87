ALTER TABLE patients DROP CONSTRAINT patients_insurance_no_key;
CREATE INDEX patients_insurance_no_idx ON patients (clinic_id, insurance_no);
