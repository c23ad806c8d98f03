package broken.guichet.catalog.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class EntityWithASetter {
    @Id
    private long id;

    public void setId(long id) {
        this.id = id;
    }
}
