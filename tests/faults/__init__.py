"""What may befall a server. Nothing saved is lost by it, and the next request works."""
