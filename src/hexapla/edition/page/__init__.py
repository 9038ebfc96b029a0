"""The parts of the HTML page: marked text, the tree as SVG, template, style and script."""
