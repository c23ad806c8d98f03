package broken.guichet.channel.desk;

public class ShownToAll {}
