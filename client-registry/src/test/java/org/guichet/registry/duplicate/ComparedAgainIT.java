package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.Organizations;
import org.guichet.registry.Organizations.Told;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.BusinessNumber;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.duplicate.DuplicateReview.Path;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.matching.organization.OrganizationMatching;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Whoever is newly known by anything matching weighs is compared again, a person or an organization. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({People.class, Organizations.class})
class ComparedAgainIT {
    @Autowired
    private People people;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Correcting correcting;

    @Autowired
    private DuplicateReviews reviews;

    @Autowired
    private Comparing comparing;

    @Autowired
    private FindingDuplicates duty;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void anAddressForMailSheTellsThroughThePortalFindsWhoeverHasItToo() {
        String given = Unlike.aName();
        String middle = Unlike.aName();
        ClientId first = somebody(given, middle, "m" + Unlike.aName());
        ClientId second = somebody(given, middle, "m" + Unlike.aName());
        String email = Unlike.aName() + "@example.ca";
        people.tell(first, people.fact("email", email));
        compareAll();
        assertThat(openOf(second)).isEmpty();

        Acting.run(
                Installation.citizen(second),
                () -> correcting.tell(second, List.of(people.fact("email", email)), Map.of(), null));
        compareAll();

        assertThat(openOf(second)).singleElement().satisfies(review -> {
            assertThat(Set.of(review.first(), review.second())).isEqualTo(Set.of(first, second));
            assertThat(review.path()).isEqualTo(Path.PORTAL);
            assertThat(review.reasons()).extracting(Candidate.Reason::attribute).contains("email", "middleName");
        });
    }

    @Test
    void twoOrganizationsThatShareAVerifiedNumberMeetInTheQueueAndAreMerged() {
        Told told = Told.any();
        ClientId known = ((Registered.New) organizations.register(told)).client();
        ClientId renamed = named("Atelier " + Unlike.aName());
        compareAll();
        assertThat(openOf(renamed)).isEmpty();

        people.tell(renamed, verifiedNumber(told.number()));
        compareAll();

        DuplicateReview review = openOf(renamed).getFirst();
        assertThat(Set.of(review.first(), review.second())).isEqualTo(Set.of(known, renamed));
        assertThat(review.verdict()).isEqualTo(Candidate.Verdict.CERTAIN);
        assertThat(review.parameters()).isEqualTo(OrganizationMatching.VERSION);
        assertThat(review.reasons())
                .extracting(Candidate.Reason::attribute)
                .contains(BusinessNumber.ATTRIBUTE, "legalName");
        assertThat(Acting.as(people.supervisor(), () -> comparing.of(review.id())))
                .satisfies(sides -> {
                    assertThat(sides.kind()).isEqualTo(ClientKind.ORGANIZATION);
                    assertThat(sides.rows())
                            .extracting(row -> row.attribute().code())
                            .contains("legalName");
                });
        Acting.run(
                people.supervisor(),
                () -> reviews.resolve(
                        review.id(),
                        new DuplicateReviews.Decision(Resolution.SAME, null, "same charter", Map.of(), null)));
        assertThat(openOf(renamed)).isEmpty();
        assertThat(jdbc.sql("select redirected_to from registry.client where id = ?")
                        .param(renamed.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(known.value());
    }

    @Test
    void twoEnteredUnderOneNameByDifferentWaysMeetOnceTheirPlaceIsKnown() {
        Told told = Told.any();
        ClientId known = ((Registered.New) organizations.register(told)).client();
        ClientId second = named("Clinique " + Unlike.aName());

        people.tell(
                second,
                people.fact("alternativeName", told.name().replace(" inc.", "")),
                people.fact("address.postalCode", told.postalCode()));
        compareAll();

        assertThat(openOf(second))
                .extracting(review -> Set.of(review.first(), review.second()))
                .containsExactly(Set.of(known, second));
        DuplicateReview review = openOf(second).getFirst();
        Acting.run(
                people.supervisor(),
                () -> reviews.resolve(
                        review.id(), new DuplicateReviews.Decision(Resolution.DIFFERENT, null, null, Map.of(), null)));
        people.tell(second, people.fact("phone", Unlike.aPhoneNumber()));
        compareAll();
        assertThat(openOf(second)).as("a person told them apart").isEmpty();
    }

    @Test
    void noPersonMeetsAnOrganization() {
        String phone = Unlike.aPhoneNumber();
        String name = Unlike.aName();
        ClientId organization = named(name);
        ClientId person = people.register(name, name, "1958-01-27");
        people.tell(organization, people.fact("phone", phone));
        people.tell(person, people.fact("phone", phone), people.fact("alternativeName", name));
        compareAll();

        assertThat(openOf(organization)).isEmpty();
        assertThat(openOf(person)).isEmpty();
    }

    private ClientId somebody(String given, String middle, String family) {
        List<NewFact> facts = List.of(
                people.fact("givenName", given), people.fact("middleName", middle), people.fact("familyName", family));
        return people.register(facts);
    }

    private ClientId named(String name) {
        return ((Registered.New) organizations.register(List.of(people.fact("legalName", name)), Set.of())).client();
    }

    private NewFact verifiedNumber(String number) {
        return new NewFact(
                BusinessNumber.ATTRIBUTE,
                number,
                new Source(Source.Kind.REGISTER, "business-register"),
                Verification.SOURCE_VERIFIED,
                clock.instant());
    }

    private void compareAll() {
        while (jdbc.sql("select count(*) from registry.duplicate_due where due_at <= now()")
                        .query(Long.class)
                        .single()
                > 0) {
            duty.find();
        }
    }

    private List<DuplicateReview> openOf(ClientId client) {
        return Acting.as(people.supervisor(), () -> {
            List<DuplicateReview> all = new ArrayList<>();
            DuplicateReviews.Page page = reviews.waiting(100, null);
            all.addAll(page.items());
            while (page.next() != null) {
                page = reviews.waiting(100, page.next());
                all.addAll(page.items());
            }
            return all.stream()
                    .filter(review ->
                            review.first().equals(client) || review.second().equals(client))
                    .toList();
        });
    }
}
