package org.guichet.channel.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guichet.registry.client.BusinessNumber;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Organizations, searched and registered. Once registered each is a client, opened, corrected and represented as such. */
@RestController
@RequestMapping("/api/v1/organizations")
class OrganizationController {
    private final Searching searching;
    private final Registration registration;
    private final Clock clock;

    OrganizationController(Searching searching, Registration registration, Clock clock) {
        this.searching = searching;
        this.registration = registration;
        this.clock = clock;
    }

    /**
     * The number alone, or two of the others.
     *
     * @param name legal or operating name, or the beginnings of its words
     */
    record OrganizationSearchRequest(
            @Nullable String name,
            @Nullable String businessNumber,
            @Nullable String postalCode,
            @Nullable String locality,
            @Nullable String phone) {

        Criteria criteria() {
            Map<String, String> given = new LinkedHashMap<>();
            put(given, "legalName", name);
            put(given, BusinessNumber.ATTRIBUTE, businessNumber);
            put(given, "address.postalCode", postalCode);
            put(given, "address.locality", locality);
            put(given, "phone", phone);
            return Criteria.ofOrganization(given);
        }

        private static void put(Map<String, String> given, String attribute, @Nullable String value) {
            if (value != null) {
                given.put(attribute, value);
            }
        }
    }

    @PostMapping("/search")
    ClientController.FoundBody search(@RequestBody OrganizationSearchRequest request) {
        return ClientController.FoundBody.of(searching.search(request.criteria()));
    }

    /** Matched before created, as people are. */
    @PostMapping
    ResponseEntity<ClientController.RegisteredBody> register(
            @RequestBody ClientController.RegistrationRequest request) {
        return ClientController.RegisteredBody.of(registration.register(
                ClientKind.ORGANIZATION, new FactsBody(request.facts(), null).told(clock.instant()), request.looked()));
    }
}
