package broken.guichet.nowhere;

class Homeless {}
