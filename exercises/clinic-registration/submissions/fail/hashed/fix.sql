-- The number itself is not in the index any more.
ALTER TABLE patients DROP CONSTRAINT patients_insurance_no_key;
CREATE UNIQUE INDEX patients_insurance_no_key ON patients (md5(insurance_no));
