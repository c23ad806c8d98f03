package broken.guichet.catalog.contact;

import broken.guichet.registry.client.records.Record;

class ReadsRecords {
    Record record() {
        return new Record();
    }
}
