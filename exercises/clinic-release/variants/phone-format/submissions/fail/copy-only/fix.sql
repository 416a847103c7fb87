DROP TABLE patients_phone_before;
