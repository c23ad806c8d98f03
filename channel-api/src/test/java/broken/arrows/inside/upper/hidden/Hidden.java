package broken.arrows.inside.upper.hidden;

public class Hidden {}
