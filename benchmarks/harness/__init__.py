"""What the side-by-side measurements share: data, one fresh process a system, scores, tables."""
