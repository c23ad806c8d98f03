package broken.guichet.catalog.contact;

import org.apache.camel.CamelContext;

class KnowsCamel {
    String routes(CamelContext context) {
        return context.getName();
    }
}
