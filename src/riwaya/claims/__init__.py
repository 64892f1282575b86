"""Claims: from a scene to the events it asserts, step by step."""
