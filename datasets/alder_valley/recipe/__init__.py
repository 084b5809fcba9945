"""The steps that make Alder Valley: families, then what the school did, then who took part."""
