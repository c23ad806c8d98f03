package org.guichet.registry.identity;

import java.util.Map;
import java.util.Set;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.organization.OrganizationMatching;

/** How clients of one kind are described, looked for and compared. */
sealed interface Measure {
    ClientKind kind();

    /** The version of what it weighs with. */
    String version();

    Keys keys(Description description);

    Likeness compare(Description one, Description other);

    /** What an agent has typed so far, completed from whoever it is compared with. */
    Description completed(Description typed, Description known);

    default Description described(Map<String, ?> told, Set<String> verified) {
        return Descriptions.of(kind(), told, verified);
    }

    /** People, by the parameters in force. */
    record OfPeople(Matching matching) implements Measure {
        @Override
        public ClientKind kind() {
            return ClientKind.PERSON;
        }

        @Override
        public String version() {
            return matching.parameters().version();
        }

        @Override
        public Keys keys(Description description) {
            return Keys.ofPerson(description);
        }

        @Override
        public Likeness compare(Description one, Description other) {
            return matching.compare(one, other);
        }

        @Override
        public Description completed(Description typed, Description known) {
            return Descriptions.completed(typed, known);
        }
    }

    /** Organizations, by rules of their own. */
    record OfOrganizations() implements Measure {
        @Override
        public ClientKind kind() {
            return ClientKind.ORGANIZATION;
        }

        @Override
        public String version() {
            return OrganizationMatching.VERSION;
        }

        @Override
        public Keys keys(Description description) {
            return Keys.ofOrganization(description);
        }

        @Override
        public Likeness compare(Description one, Description other) {
            return OrganizationMatching.compare(one, other);
        }

        @Override
        public Description completed(Description typed, Description known) {
            return OrganizationMatching.completed(typed, known);
        }
    }
}
