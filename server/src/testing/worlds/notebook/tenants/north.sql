INSERT INTO notes VALUES (1, 1, 'The spare key is under the blue pot'), (1, 2, 'Grandmother arrives on the 14th');
