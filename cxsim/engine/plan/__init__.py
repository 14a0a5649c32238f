"""What a plan does week by week: forces, acts, costs and changes of course."""
