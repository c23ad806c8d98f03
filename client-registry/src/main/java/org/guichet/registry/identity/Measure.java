package org.guichet.registry.identity;

import java.util.Map;
import java.util.Set;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.Standardized;
import org.guichet.registry.matching.organization.OrganizationMatching;

/** How clients of one kind are described, looked for and compared. */
sealed interface Measure {
    ClientKind kind();

    /** The version of what it weighs with. */
    String version();

    default Keys keys(Description description) {
        return prepare(description).keys();
    }

    /** Ready to be compared with many others of its kind. */
    Prepared prepare(Description description);

    default Likeness compare(Description one, Description other) {
        return prepare(one).compare(prepare(other));
    }

    /** What an agent has typed so far, completed from whoever it is compared with. */
    Description completed(Description typed, Description known);

    default Description described(Map<String, ?> told, Set<String> verified) {
        return Descriptions.of(kind(), told, verified);
    }

    /** A client in one spelling; two of one kind compare. */
    sealed interface Prepared {
        Keys keys();

        /** @throws ClassCastException with a client of another kind: those are never compared */
        Likeness compare(Prepared other);

        /** Whether both say of themselves what cannot be true of one. */
        boolean contradicts(Prepared other);
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
        public Prepared prepare(Description description) {
            return new Person(matching, Standardized.of(description));
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
        public Prepared prepare(Description description) {
            return new Organization(description);
        }

        @Override
        public Description completed(Description typed, Description known) {
            return OrganizationMatching.completed(typed, known);
        }
    }

    /** A person. */
    record Person(Matching matching, Standardized standardized) implements Prepared {
        @Override
        public Keys keys() {
            return Keys.ofPerson(standardized);
        }

        @Override
        public Likeness compare(Prepared other) {
            return matching.compare(standardized, ((Person) other).standardized());
        }

        @Override
        public boolean contradicts(Prepared other) {
            return matching.contradict(standardized, ((Person) other).standardized());
        }
    }

    /** An organization. */
    record Organization(Description description) implements Prepared {
        @Override
        public Keys keys() {
            return Keys.ofOrganization(description);
        }

        @Override
        public Likeness compare(Prepared other) {
            return OrganizationMatching.compare(description, ((Organization) other).description());
        }

        /** A business changes its name and its place. */
        @Override
        public boolean contradicts(Prepared other) {
            return false;
        }
    }
}
