package broken.guichet.registry.client.records;

public class SourceRecord {}
