INSERT INTO notes VALUES (2, 1, 'The alarm code is four nines'), (2, 2, 'Nobody is home in August');
