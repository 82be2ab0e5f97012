"""The page of documents: their list, and each as a text with its claims marked."""
