"""Charts and the map as geometry: numbers that templates write into SVG. Positions are per cent, so that text keeps its size on any screen."""
