"""Getting data in: a file of lines is read, its columns named, each line checked, all written."""
