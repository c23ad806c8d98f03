package org.guichet.catalog.clientview;

import org.guichet.catalog.application.Tracking;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.suggestion.Suggestions;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.emergency.Emergencies;
import org.springframework.stereotype.Component;

/** The rooms a view is put together from. */
@Component
record Rooms(
        Tracking tracking, Contacts contacts, Suggestions suggestions, Consents consents, Emergencies emergencies) {}
