please close the leak
