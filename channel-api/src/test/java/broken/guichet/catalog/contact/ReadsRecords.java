package broken.guichet.catalog.contact;

import broken.guichet.registry.client.records.SourceRecord;

class ReadsRecords {
    SourceRecord read() {
        return new SourceRecord();
    }
}
