-- A notice is the receiver's copy: it refers to nothing of the sender's, and stays when the leaver goes.
ALTER TABLE payroll.starters DROP CONSTRAINT starters_leaver_fkey;
