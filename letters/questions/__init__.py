"""What we ask: pages, their order and conditions, and the gate that every answer passes."""
