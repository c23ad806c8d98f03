package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.Organizations;
import org.guichet.registry.Organizations.Told;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.BusinessNumber;
import org.guichet.registry.client.BusinessNumbers;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.duplicate.Merging;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.protection.Protected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Organizations.class, Protected.class})
class OrganizationsIT {
    @Autowired
    private Organizations organizations;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Searching searching;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Merging merging;

    @Autowired
    private Protected people;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void declared(@Autowired Authorities authorities) {
        Installation.declare(authorities);
    }

    @Test
    void aVerifiedNumberIsTheSameOrganizationWhateverItIsCalledNow() {
        Told told = Told.any();
        ClientId known = ((Registered.New) organizations.register(told)).client();

        assertThat(organizations.register(told.called("Atelier " + Unlike.aName())))
                .isEqualTo(new Registered.AlreadyKnown(known));
    }

    @Test
    void aDeclaredNumberOrTheSameNameNearbyIsForSomebodyToLookAtWhoseWordIsTaken() {
        Told told = Told.any();
        ClientId known = ((Registered.New) organizations.register(told)).client();
        Told samePlace = told.numbered(BusinessNumbers.any());

        assertThat(organizations.register(told.called("Atelier " + Unlike.aName()), Verification.DECLARED))
                .isInstanceOf(Registered.NeedsReview.class);
        assertThat(organizations.register(samePlace))
                .asInstanceOf(type(Registered.NeedsReview.class))
                .satisfies(review -> assertThat(review.candidates())
                        .extracting(Candidate::client)
                        .containsExactly(known));
        assertThat(organizations.register(List.of(organizations.fact("legalName", samePlace.name())), Set.of(known)))
                .isInstanceOf(Registered.New.class);
    }

    @Test
    void anotherNameIsAnotherOrganization() {
        assertThat(organizations.register(Told.any())).isInstanceOf(Registered.New.class);
        assertThat(organizations.register(Told.any())).isInstanceOf(Registered.New.class);
    }

    @Test
    void isFoundByItsNumberOrByTheBeginningOfItsNameWithThePlaceAndShownMasked() {
        Told told = Told.any();
        ClientId known = ((Registered.New) organizations.register(told)).client();
        String begun = told.name().substring(0, "Garage ".length() + 6);

        assertThat(search(Criteria.ofOrganization(Map.of("identifier.businessNumber", told.number()))))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.client()).isEqualTo(known);
                    assertThat(found.summary().name()).isEqualTo(told.name());
                    assertThat(found.summary().organization())
                            .isEqualTo(new Candidate.Summary.OfOrganization(
                                    new BusinessNumber(told.number()).masked(), false));
                });
        assertThat(search(Criteria.ofOrganization(Map.of("legalName", begun, "address.postalCode", told.postalCode()))))
                .extracting(Candidate::client)
                .contains(known);
    }

    @Test
    void theNameOfWhoeverDoesBusinessAloneIsMaskedAsAPersonsIs() {
        String name = "Rose " + Unlike.aName();
        String number = BusinessNumbers.any();
        organizations.register(
                List.of(
                        organizations.fact("legalName", name),
                        organizations.fact("legalFormType", "SOLE_PROPRIETORSHIP"),
                        organizations.fact("identifier.businessNumber", number)),
                Set.of());

        assertThat(search(Criteria.ofOrganization(Map.of("identifier.businessNumber", number))))
                .extracting(found -> found.summary().name())
                .containsExactly(name.substring(0, 6) + ".");
    }

    @Test
    void peopleAndOrganizationsAreNeverFoundInEachOthersPlace() {
        String phone = Unlike.aPhoneNumber();
        String code = "H0H 0H0";
        ClientId person = organizations.aPerson(
                organizations.fact("phone", phone), organizations.fact("address.postalCode", code));
        Registered garage = organizations.register(
                List.of(
                        organizations.fact("legalName", "Garage " + Unlike.aName()),
                        organizations.fact("phone", phone),
                        organizations.fact("address.postalCode", code)),
                Set.of());

        assertThat(garage).isInstanceOf(Registered.New.class);
        Map<String, String> both = Map.of("phone", phone, "address.postalCode", code);
        assertThat(search(new Criteria(both))).extracting(Candidate::client).containsExactly(person);
        assertThat(search(Criteria.ofOrganization(both)))
                .extracting(Candidate::client)
                .containsExactly(((Registered.New) garage).client());
    }

    @Test
    void oneCriterionIsTooFewAndWhatPeopleAreSearchedByIsNone() {
        assertThat(fields(() -> Criteria.ofOrganization(Map.of("legalName", "Garage Roy"))))
                .containsExactly("");
        assertThat(fields(() -> Criteria.ofOrganization(Map.of("givenName", "Rose", "dateOfBirth", "1950-01-01"))))
                .containsExactlyInAnyOrder("givenName", "dateOfBirth");
        assertThat(fields(() -> Criteria.ofOrganization(Map.of("identifier.businessNumber", "123456783"))))
                .containsExactly("identifier.businessNumber");
        assertThat(fields(() -> new Criteria(Map.of("legalName", "Garage Roy", "phone", "8195550100"))))
                .containsExactly("legalName");
    }

    @Test
    void whatIsKnownOfTheOtherKindAloneIsRefusedByItsField() {
        ClientId garage = organizations.any();
        ClientId person = organizations.aPerson();

        assertThat(fields(() -> organizations.register(
                        List.of(organizations.fact("givenName", "Rose"), organizations.fact("phone", "8195550100")),
                        Set.of())))
                .containsExactly("facts[0].attribute", "facts");
        assertThat(fields(() -> organizations.aPerson(organizations.fact("legalName", "Garage Roy"))))
                .containsExactly("facts[3].attribute");
        assertThat(fields(() -> tell(
                        garage,
                        organizations.fact("phone", "8195550100"),
                        organizations.fact("dateOfBirth", "1950-01-01"))))
                .containsExactly("facts[1].attribute");
        assertThat(fields(() -> tell(
                        garage,
                        organizations.fact("legalName", "Garage Roy"),
                        organizations.fact("dateOfBirth", "1950-01-01"))))
                .containsExactly("facts[1].attribute");
        assertThat(fields(() -> tell(garage, organizations.fact("dateOfBirth", "1950-01-01"))))
                .containsExactly("facts[0].attribute");
        assertThat(fields(() -> tell(person, organizations.fact("legalName", "Garage Roy"))))
                .containsExactly("facts[0].attribute");
        assertThat(fields(() -> tell(garage, organizations.fact("identifier.businessNumber", "123456783"))))
                .containsExactly("facts[0]");
    }

    @Test
    void theDoorHandsOverNothingThatCannotBeKnownOfAnOrganization() {
        Told told = Told.any();
        ClientId garage = ((Registered.New) organizations.register(told)).client();

        Permit permit = open(garage, "legalName", "givenName", "phone");

        assertThat(permit.kind()).isEqualTo(ClientKind.ORGANIZATION);
        assertThat(permit.fact("legalName"))
                .hasValueSatisfying(fact -> assertThat(fact.value()).isEqualTo(told.name()));
        assertThat(permit.bases()).containsOnlyKeys("legalName", "phone");
        assertThat(permit.withheld()).containsExactly(Map.entry("givenName", Withheld.NOT_OF_THIS_KIND));
    }

    @Test
    void twoOrganizationsAreMergedAndFoundByEitherNumberAndNoneIsMergedWithAPerson() {
        Told told = Told.any();
        ClientId kept = ((Registered.New) organizations.register(Told.any())).client();
        ClientId merged = ((Registered.New) organizations.register(told)).client();
        ClientId person = organizations.aPerson();

        assertThat(fields(() -> merge(kept, person))).containsExactly("mergedId");
        assertThat(fields(() -> merge(person, kept))).containsExactly("mergedId");
        merge(kept, merged);

        assertThat(search(Criteria.ofOrganization(Map.of("identifier.businessNumber", told.number()))))
                .extracting(Candidate::client)
                .containsExactly(kept);
    }

    @Test
    void aSealedOrganizationIsNotThereAndMayNotBeRegisteredAgainWithoutALook() {
        Told told = Told.any();
        ClientId hidden = ((Registered.New) organizations.register(told)).client();
        people.seal(hidden);

        assertThat(search(Criteria.ofOrganization(Map.of("identifier.businessNumber", told.number()))))
                .isEmpty();
        assertThat(organizations.register(told)).isEqualTo(new Registered.NeedsReview(List.of(), true));
    }

    @Test
    void whatAClientIsNeverChanges() {
        ClientId garage = organizations.any();
        assertThat(jdbc.sql("""
                        select c.kind || ' ' || h.kind from registry.client c join registry.client_history h using (id)
                        where c.id = ?
                        """).param(garage.value()).query(String.class).list())
                .containsExactly("ORGANIZATION ORGANIZATION");
        assertThat(jdbc.sql("select kind from registry.client where id = ?")
                        .param(organizations.aPerson().value())
                        .query(String.class)
                        .single())
                .isEqualTo("PERSON");
    }

    private List<Candidate> search(Criteria criteria) {
        return Acting.as(agent(null), () -> searching.search(criteria)).candidates();
    }

    private void tell(ClientId client, NewFact... facts) {
        Acting.run(agent(client), () -> correcting.tell(client, List.of(facts), Map.of(), null));
    }

    private void merge(ClientId survivor, ClientId merged) {
        Acting.run(
                Installation.supervisor(contacts.open(Assurance.NONE, null)),
                () -> merging.merge(survivor, merged, "one register number", Map.of()));
    }

    private Permit open(ClientId client, String... attributes) {
        return Acting.as(agent(client), () ->
                (Permit) transactions.execute(status -> disclosures.open(Ask.about(client, Set.of(attributes)))));
    }

    private Errand agent(@org.jspecify.annotations.Nullable ClientId boundTo) {
        return Installation.agent(contacts.open(Assurance.HIGH, boundTo));
    }

    private static List<String> fields(ThrowingCallable wrong) {
        List<String> fields = new java.util.ArrayList<>();
        assertThatThrownBy(wrong)
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(invalid -> invalid.wrong().stream().map(Wrong::field).forEach(fields::add));
        return fields;
    }
}
