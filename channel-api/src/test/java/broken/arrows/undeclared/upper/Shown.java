package broken.arrows.undeclared.upper;

public class Shown {}
