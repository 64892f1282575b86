"""What people look at: the table in a terminal and the page of a reading, with the words they are labelled in."""
