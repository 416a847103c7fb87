ALTER TABLE patients DROP CONSTRAINT patients_insurance_no_key;
CREATE UNIQUE INDEX patients_insurance_no_key ON patients (clinic_id, upper(insurance_no));
