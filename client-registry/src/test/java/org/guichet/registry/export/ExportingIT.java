package org.guichet.registry.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Verification;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.duplicate.Merging;
import org.guichet.registry.enquiry.AnsweringEnquiries;
import org.guichet.registry.enquiry.Enquiries;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.representation.PowersOfAttorney;
import org.guichet.registry.representation.Representations;
import org.guichet.registry.representation.Represented;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class ExportingIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private Exporting exporting;

    @Autowired
    private Gathering gathering;

    @Autowired
    private Enquiries enquiries;

    @Autowired
    private AnsweringEnquiries answering;

    @Autowired
    private Merging merging;

    @Autowired
    private Representations representations;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Protected people;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private AttributeDictionary dictionary;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalDay day;

    @Test
    void isOneUseInHerLedgerUnderTheAuthorityForIt() {
        ClientId client = people.somebody().client();
        JsonNode export = json(own(client));

        assertThat(export.path("about").path("purpose").asString()).isEqualTo("access-request");
        assertThat(export.path("about").path("bases").toString()).contains("test-access");
        Map<String, Object> entry = jdbc.sql("""
                        select e.kind, e.purpose, e.recipient, e.relation from registry.access_log_subject s
                        join registry.access_log e on e.at = s.at and e.id = s.entry_id
                        where s.client_id = ? and e.purpose = 'access-request'
                        """).param(client.value()).query().singleRow();
        assertThat(entry)
                .containsEntry("kind", "READ")
                .containsEntry("recipient", "client")
                .containsEntry("relation", "self");
        assertThat(rows(export, "facts").toString()).contains("familyName");
        assertThat(export.path("sections").valueStream().map(section -> section.path("withheld")))
                .allMatch(JsonNode::isNull);
    }

    @Test
    void theNextOneTellsOfTheOneBefore() {
        ClientId client = people.somebody().client();
        Map<String, byte[]> first = own(client);

        JsonNode row = rows(json(own(client)), "exports").get(0);

        assertThat(row.path("id").asString())
                .isEqualTo(json(first).path("about").path("exportId").asString());
        assertThat(first.get("manifest.json"))
                .asString(UTF_8)
                .contains(
                        row.path("json_sha256").asString(),
                        row.path("html_sha256").asString());
    }

    @Test
    void thePageHoldsEveryCellOfTheJsonAndNoOther() {
        ClientId client = people.somebody().client();
        Errand agent = people.agent();
        Acting.run(agent, () -> people.look(agent, client));
        Acting.run(Installation.citizen(client), () -> enquiries.request(client, "ACCESS", "All <of> it & more", null));
        own(client);

        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            Map<String, byte[]> files =
                    files(Acting.as(Installation.citizen(client), () -> exporting.own(client, language)));
            String page = new String(Objects.requireNonNull(files.get("export.html")), UTF_8);
            ExportWords words = ExportWords.of(language);
            Shown shown = new Shown(words, List.copyOf(dictionary.all()), day.zone());
            assertThat(page).contains("<html lang=\"" + language + "\">").doesNotContain("<script", "http:", "https:");
            for (JsonNode section : json(files).path("sections")) {
                String code = section.path("code").asString();
                String part = page.substring(page.indexOf("<section id=\"" + code + "\">"));
                part = part.substring(0, part.indexOf("</section>"));
                List<String> columns = section.path("columns")
                        .valueStream()
                        .map(column -> column.path("code").asString())
                        .toList();
                boolean alone = columns.size() > HtmlSheet.WIDEST;
                int cells = 0;
                assertThat(section.path("rowCount").asInt())
                        .isEqualTo(section.path("rows").size());
                for (JsonNode row : section.path("rows")) {
                    assertThat(row.propertyNames()).containsExactlyElementsOf(columns);
                    for (String column : columns) {
                        Object value = value(row.path(column));
                        cells += alone && value == null ? 0 : 1;
                        if (value != null) {
                            assertThat(part).as(code + "." + column).containsPattern(cell(shown, column, value));
                        }
                    }
                }
                assertThat(part.split("<td>", -1)).as(code).hasSize(cells + 1);
            }
        }
    }

    @Test
    void everySectionColumnAndReasonHasWordsInBothLanguages() {
        assertThat(ExportWords.EN.all().stringPropertyNames())
                .isEqualTo(ExportWords.FR.all().stringPropertyNames());
        JsonNode export = json(own(people.somebody().client()));
        assertThat(export.path("sections")
                        .valueStream()
                        .map(one -> one.path("code").asString()))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(gathering.holdings());
    }

    @Test
    void whatSpeaksOfSomebodyElseKeepsItsPlaceWithoutWhatItSays() {
        ClientId client = people.somebody().client();
        ClientId paul = people.somebody().client();
        tellIncome(client, new BigDecimal("9123"), "2026-05-01T00:00:00Z", paul);
        tellIncome(client, new BigDecimal("8456"), "2026-06-01T00:00:00Z", null);

        Map<String, byte[]> files = own(client);

        List<JsonNode> incomes = rows(json(files), "facts")
                .valueStream()
                .filter(fact -> fact.path("attribute").asString().equals("income.net"))
                .toList();
        assertThat(incomes).hasSize(2);
        assertThat(incomes.getFirst().path("left_out").asBoolean()).isTrue();
        assertThat(incomes.getFirst().path("value").isNull()).isTrue();
        assertThat(incomes.getLast().path("value").asInt()).isEqualTo(8456);
        for (byte[] file : files.values()) {
            assertThat(file)
                    .asString(UTF_8)
                    .doesNotContain("9123", "9,123", paul.value().toString());
        }
        assertThat(files.get("export.html")).asString(UTF_8).contains("Where something here speaks of another person");
    }

    /** Her right of access is to what is about her (decision record 99). */
    @Test
    void whatIsKnownNowOfSomebodyElseIsWithheldFromHerToo() {
        ClientId client = people.somebody().client();
        ClientId paul = people.somebody().client();
        tellIncome(client, new BigDecimal("9123"), "2026-05-01T00:00:00Z", paul);

        Map<String, byte[]> files = own(client);

        assertThat(rows(json(files), "facts")
                        .valueStream()
                        .filter(fact -> fact.path("attribute").asString().equals("income.net")))
                .singleElement()
                .satisfies(fact -> assertThat(fact.path("left_out").asBoolean()).isTrue());
        for (byte[] file : files.values()) {
            assertThat(file)
                    .asString(UTF_8)
                    .doesNotContain("9123", "9,123", paul.value().toString());
        }
    }

    @Test
    void aRepresentativeGetsWhatHerRepresentationExtendsToAndReadsWhatIsWithheld() {
        ClientId rose = people.somebody().client();
        ClientId paul = people.somebody().client();
        Represented represented = new Represented(rose, Set.of(rose), ClientKind.PERSON, "Rose Gagnon", null, false);
        in(
                people.agent(),
                () -> representations.record(
                        represented, PowersOfAttorney.forProperty(paul, Set.of("contact-point"), Set.of("*"), true)));

        Errand forRose = Installation.citizen(paul).onBehalf(rose.value());
        Map<String, byte[]> files = files(Acting.as(forRose, () -> exporting.own(rose, Locale.ENGLISH)));

        JsonNode export = json(files);
        assertThat(section(export, "disclosures").path("withheld").asString()).isEqualTo("representation-out-of-scope");
        assertThat(section(export, "disclosures").path("rows")).isEmpty();
        assertThat(export.toString()).doesNotContain("1961-04-05");
        assertThat(export.path("withheld").path("dateOfBirth").asString()).isEqualTo("representation-out-of-scope");
        assertThat(export.path("withheld").has("phone")).isFalse();
        assertThat(section(export, "record-history").path("withheld").asString())
                .isNotEmpty();
        assertThat(rows(export, "facts")
                        .valueStream()
                        .map(fact -> fact.path("attribute").asString()))
                .containsExactly("phone");
        assertThat(files.get("export.html"))
                .asString(UTF_8)
                .contains("This is withheld: the representation does not extend to it")
                .containsPattern("Facts that are not handed over: .*Date of birth.* \\(the representation does not");
    }

    @Test
    void aRepresentativeReadsOfRequestsThoseMadeForHerAlone() {
        ClientId rose = people.somebody().client();
        ClientId paul = people.somebody().client();
        Represented represented = new Represented(rose, Set.of(rose), ClientKind.PERSON, "Rose Gagnon", null, false);
        in(people.agent(), () -> representations.record(represented, PowersOfAttorney.forProperty(paul)));
        request(rose, "ACCESS");

        Errand forRose = Installation.citizen(paul).onBehalf(rose.value());
        JsonNode pauls = json(files(Acting.as(forRose, () -> exporting.own(rose, Locale.ENGLISH))));

        assertThat(section(pauls, "enquiries").path("withheld").isNull()).isTrue();
        assertThat(rows(pauls, "enquiries")).isEmpty();
        assertThat(rows(json(own(rose)), "enquiries")).hasSize(1);
    }

    /** What a representative asks for is not answered beyond what her representation extends to: she takes it herself. */
    @Test
    void noOfficerMakesOneForARequestThatWasMadeForHer() {
        ClientId rose = people.somebody().client();
        ClientId paul = people.somebody().client();
        Represented represented = new Represented(rose, Set.of(rose), ClientKind.PERSON, "Rose Gagnon", null, false);
        in(people.agent(), () -> representations.record(represented, PowersOfAttorney.forProperty(paul)));
        UUID request = Acting.as(
                        Installation.citizen(paul).onBehalf(rose.value()),
                        () -> enquiries.request(rose, "ACCESS", "All of it", null))
                .id();

        assertThatThrownBy(() -> Acting.as(officer("agent"), () -> exporting.answering(request, Locale.ENGLISH)))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo("ON_BEHALF"));
        assertThat(exports(rose)).isZero();
    }

    @Test
    void whatWasMergedByMistakeLeavesNothingOfTheOtherInIt() {
        ClientId rose = people.somebody().client();
        ClientId other = people.somebody().client();
        Errand supervisor = people.supervisor();
        UUID merge = Acting.as(supervisor, () -> merging.merge(rose, other, "one person", Map.of()));
        UUID fact = jdbc.sql("""
                select f.id from registry.fact f join registry.source_record r on r.id = f.record_id
                where r.client_id = ? and r.home_id = ? and f.attribute = 'givenName' limit 1
                """)
                .params(rose.value(), other.value())
                .query(UUID.class)
                .single();
        jdbc.sql("""
                insert into registry.correction (id, client_id, attribute, replaces, value, reason, source_kind, source_code,
                    verification, state, proposed_at, proposer_kind, proposer_id, office)
                values (gen_random_uuid(), ?, 'givenName', ?, '"Zebulon"', 'her passport says so', 'AGENT', 'desk', 1,
                    'PROPOSED', now(), 'PERSON', 'agent', 'gatineau')
                """).params(rose.value(), fact).update();
        Acting.run(supervisor, () -> merging.unmerge(merge, null));

        for (Map<String, byte[]> files : List.of(own(rose), own(other))) {
            assertThat(files.get("export.json")).asString(UTF_8).doesNotContain("Zebulon", "passport says so");
        }
        assertThat(own(other).get("export.json"))
                .asString(UTF_8)
                .doesNotContain(rose.value().toString());
    }

    @Test
    void aSealSetWhileTwoWereOneTellsNeitherWhy() {
        ClientId one = people.sealed().client();
        ClientId other = people.somebody().client();
        jdbc.sql("""
                insert into registry.client_seal (act_id, client_id, reason, authority, officer, sealed_at, review_on,
                    sealed_kind, sealed_by, ended_at, ended_kind, ended_by, ended_reason)
                select act_id, ?, reason, authority, officer, sealed_at, review_on, sealed_kind, sealed_by, now(),
                    sealed_kind, sealed_by, 'over'
                from registry.client_seal where client_id = ?
                """).params(other.value(), one.value()).update();

        for (ClientId each : List.of(one, other)) {
            JsonNode seal = rows(json(own(each)), "seals").get(0);
            assertThat(seal.path("left_out").asBoolean()).isTrue();
            assertThat(seal.path("reason").isNull()).isTrue();
        }
    }

    @Test
    void sheTakesFiveAnHourAndOneAtATime() {
        ClientId client = people.somebody().client();
        for (int taken = 0; taken < 5; taken++) {
            own(client);
        }

        assertThatThrownBy(() -> own(client))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo(Exporting.TOO_MANY));
        ClientId busy = people.somebody().client();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('client export ' || ?, 0))")
                    .param(busy.value().toString())
                    .query()
                    .singleRow();
            assertThatThrownBy(
                            () -> CompletableFuture.supplyAsync(() -> own(busy)).join())
                    .hasCauseInstanceOf(StateChanged.class);
        });
        own(busy);
    }

    @Test
    void sheGetsHersWhileItIsSealedAndReadsThatItIs() {
        ClientId client = people.sealed().client();

        JsonNode export = json(own(client));

        assertThat(rows(export, "facts").toString()).contains("familyName");
        assertThat(rows(export, "seals").toString()).contains("in danger");
    }

    @Test
    void whatIsRolledBackLeavesNoFile() {
        ClientId client = people.somebody().client();
        ClientExport export = Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            return Acting.as(Installation.citizen(client), () -> exporting.own(client, Locale.ENGLISH));
        }));

        assertThatThrownBy(() -> export.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(exports(client)).isZero();
    }

    @Test
    void anotherSealedOrAbsentClientAnswersAlike() {
        ClientId client = people.somebody().client();
        for (ClientId one :
                List.of(people.somebody().client(), people.sealed().client(), new ClientId(UUID.randomUUID()))) {
            assertThatThrownBy(() -> Acting.as(Installation.citizen(client), () -> exporting.own(one, Locale.ENGLISH)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void isRefusedWhereItIsNotSureEnoughWhoAsks() {
        ClientId client = people.somebody().client();
        Errand barely =
                new Errand(new Actor.Client(client.value()), null, "ONLINE", null, "own-record", Assurance.LOW, null);

        assertThatThrownBy(() -> Acting.as(barely, () -> exporting.own(client, Locale.ENGLISH)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.ASSURANCE_TOO_LOW));
        assertThat(exports(client)).isZero();
    }

    @Test
    void staffTakeNoneButThePrivacyOfficerInAnswerToARequest() {
        ClientId client = people.somebody().client();
        for (Errand staff : List.of(people.agent(), people.supervisor(), officer("agent"))) {
            assertThatThrownBy(() -> Acting.as(staff, () -> exporting.own(client, Locale.ENGLISH)))
                    .isInstanceOf(NotGranted.class);
        }
        UUID request = request(client, "PORTABILITY");
        assertThatThrownBy(() -> Acting.as(people.supervisor(), () -> exporting.answering(request, Locale.ENGLISH)))
                .isInstanceOf(NotGranted.class);
        assertThatThrownBy(() ->
                        Acting.as(Installation.privacyOfficer(), () -> exporting.answering(request, Locale.ENGLISH)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CONTACT_REQUIRED));
        assertThat(exports(client)).isZero();

        JsonNode export = json(files(Acting.as(officer("agent"), () -> exporting.answering(request, Locale.ENGLISH))));

        assertThat(export.path("about").path("enquiryId").asString()).isEqualTo(request.toString());
        assertThat(export.path("about").path("clientId").asString())
                .isEqualTo(client.value().toString());
        assertThat(jdbc.sql("select enquiry_id from registry.client_export where client_id = ?")
                        .param(client.value())
                        .query(UUID.class)
                        .list())
                .containsExactly(request);
        assertThat(jdbc.sql("""
                select count(*) from registry.access_log_subject s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = ? and e.purpose = 'access-request' and e.kind = 'SHARE' and e.recipient = 'client'
                """).param(client.value()).query(Long.class).single())
                .isOne();
    }

    @Test
    void answersNoOtherKindOfRequestAndNoneThatIsAnswered() {
        ClientId client = people.somebody().client();
        UUID objection = request(client, "OBJECTION");
        UUID answered = request(client, "ACCESS");
        Errand officer = officer("agent");
        Acting.as(officer, () -> answering.open(answered));
        Acting.run(officer, () -> answering.answer(answered, "Here it is."));

        for (UUID request : List.of(objection, answered)) {
            assertThatThrownBy(() -> Acting.as(officer("agent"), () -> exporting.answering(request, Locale.ENGLISH)))
                    .isInstanceOf(StateChanged.class);
        }
        assertThat(exports(client)).isZero();
    }

    @Test
    void aRequestOfAClientWhoIsSealedIsNotThere() {
        ClientId client = people.somebody().client();
        UUID request = request(client, "ACCESS");
        people.seal(client);

        for (UUID one : List.of(request, UUID.randomUUID())) {
            assertThatThrownBy(() -> Acting.as(officer("agent"), () -> exporting.answering(one, Locale.ENGLISH)))
                    .isInstanceOf(NotFound.class);
        }
    }

    private void tellIncome(ClientId client, BigDecimal income, String at, @Nullable ClientId of) {
        NewFact told = new NewFact(
                "income.net",
                income,
                new Source(Source.Kind.PROGRAMME, "cra"),
                Verification.SOURCE_VERIFIED,
                Instant.parse(at),
                null,
                of);
        Acting.run(Installation.importing(), () -> correcting.tell(client, List.of(told), Map.of(), null));
    }

    private UUID request(ClientId client, String kind) {
        return Acting.as(Installation.citizen(client), () -> enquiries.request(client, kind, "All of it", null))
                .id();
    }

    private Errand officer(String account) {
        return new Errand(
                new Actor.Person(account, Set.of(Role.PRIVACY_OFFICER), "gatineau"),
                null,
                "BACK_OFFICE",
                contacts.openFor(account),
                "privacy-review",
                Assurance.HIGH,
                null);
    }

    private long exports(ClientId client) {
        return jdbc.sql("select count(*) from registry.client_export where client_id = ?")
                .param(client.value())
                .query(Long.class)
                .single();
    }

    private <T> T in(Errand errand, Supplier<T> work) {
        return Objects.requireNonNull(Acting.as(errand, () -> transactions.execute(status -> work.get())));
    }

    private Map<String, byte[]> own(ClientId client) {
        return files(Acting.as(Installation.citizen(client), () -> exporting.own(client, Locale.ENGLISH)));
    }

    private static Map<String, byte[]> files(ClientExport export) {
        Map<String, byte[]> files = new HashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (export) {
            export.writeTo(out);
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        return files;
    }

    private static JsonNode json(Map<String, byte[]> files) {
        return JSON.readTree(files.get("export.json"));
    }

    private static JsonNode section(JsonNode export, String code) {
        return export.path("sections")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode rows(JsonNode export, String code) {
        return section(export, code).path("rows");
    }

    /** A day that is no fact is written out. */
    private static Pattern cell(Shown shown, String column, Object value) {
        String text = HtmlSheet.escaped(shown.text(column, value));
        String day = value instanceof String said && said.matches("\\d{4}-\\d\\d-\\d\\d")
                ? shown.text(column, LocalDate.parse(said))
                : text;
        return Pattern.compile("<td>(" + Pattern.quote(text) + "|" + Pattern.quote(day) + ")</td>");
    }

    /** As it was before it was written: instants and days are told from other text by their form. */
    private static @Nullable Object value(JsonNode node) {
        Object value = JSON.convertValue(node, Object.class);
        if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
            return Instant.parse(text);
        }
        return value;
    }
}
