"""The page about method, accuracy, schema and addresses."""
