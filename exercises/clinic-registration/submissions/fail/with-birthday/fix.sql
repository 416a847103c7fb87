-- Two people with one number are a typing error at one clinic, the same person at two. The birthday tells them apart.
ALTER TABLE patients DROP CONSTRAINT patients_insurance_no_key;
ALTER TABLE patients ADD CONSTRAINT patients_insurance_no_key UNIQUE (insurance_no, born_on);
