package org.guichet.registry.auditpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.auditpack.AuditPack.State;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.signature.SignatureKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class AuditPacksIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    @Autowired
    private AuditPacks packs;

    @Autowired
    private PackDuty duty;

    @Autowired
    private PackMaking making;

    @Autowired
    private Asking asking;

    @Autowired
    private SignatureKeys keys;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final String account = "officer-" + UUID.randomUUID();
    private Instant to = Instant.EPOCH;
    private Instant from = Instant.EPOCH;

    @BeforeEach
    void aPeriod() {
        Installation.declare(authorities);
        to = clock.instant();
        from = to.minus(Duration.ofDays(30));
    }

    @Test
    void aPackHasThirteenPointsWithTheQueriesThatMadeThem() throws IOException {
        AuditPack asked = as(officer(), () -> packs.request(from, to, null));
        assertThat(asked.state()).isEqualTo(State.MAKING);
        assertThat(asked.points()).isEqualTo(13);

        duty.make();

        AuditPack made = as(officer(), () -> packs.find(asked.id()));
        assertThat(made.state()).isEqualTo(State.READY);
        assertThat(made.done()).isEqualTo(13);
        Map<String, byte[]> files = files(as(officer(), () -> packs.fetch(asked.id())));
        assertThat(files).containsOnlyKeys("pack.json", "pack.en.html", "pack.fr.html", "pack.note");
        JsonNode pack = JSON.readTree(files.get("pack.json"));
        assertThat(pack.path("points")).hasSize(13).allSatisfy(point -> {
            assertThat(point.path("title").path("en").asString()).isNotBlank();
            assertThat(point.path("title").path("fr").asString()).isNotBlank();
            assertThat(point.path("answers").size() + point.path("notMeasured").size())
                    .isPositive();
            point.path("answers")
                    .forEach(answer ->
                            assertThat(answer.path("query").asString()).isNotBlank());
        });
        assertThat(pack.path("points")
                        .get(1)
                        .path("answers")
                        .get(0)
                        .path("query")
                        .asString())
                .contains("registry.access_log", "where not starts_with(b, 'VERSION:')");
        assertThat(pack.path("findings")).hasSize(Objects.requireNonNull(made.findings()));
        assertThat(new String(files.get("pack.fr.html"), StandardCharsets.UTF_8))
                .contains("<html lang=\"fr\">", "Rapprochement", "Non mesuré ici");
    }

    @Test
    void theFileVerifiesOfflineWithThePublishedKeysAndNothingOfItCanBeChanged() throws IOException {
        AuditPack asked = make();
        byte[] zip = as(officer(), () -> packs.fetch(asked.id()));
        String published = JSON.writeValueAsString(keys.published().jwks(List.of(AuditPacks.NOTE)));
        assertThat(asked.sha256()).isEqualTo(PackFile.sha256(zip));
        assertThat(verified(zip, published)).isEqualTo("0 The pack holds: every file is as it was signed.\n");

        Map<String, byte[]> edited = files(zip);
        edited.put(
                "pack.json",
                new String(edited.get("pack.json"), StandardCharsets.UTF_8)
                        .replace('3', '4')
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(verified(zipped(edited), published)).startsWith("1 Not as it was signed: pack.json");
        Map<String, byte[]> added = files(zip);
        added.put("more.txt", new byte[] {1});
        assertThat(verified(zipped(added), published)).startsWith("1 Not signed: more.txt");
        Map<String, byte[]> less = files(zip);
        less.remove("pack.en.html");
        assertThat(verified(zipped(less), published)).startsWith("1 Missing: pack.en.html");
        Map<String, byte[]> forged = files(zip);
        forged.put(
                "pack.note",
                new String(forged.get("pack.note"), StandardCharsets.UTF_8)
                        .replace("period 2", "period 1")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(verified(zipped(forged), published)).startsWith("1 The signature does not verify");
        Map<String, byte[]> without = files(zip);
        without.remove("pack.note");
        assertThat(verified(zipped(without), published)).startsWith("1 There is no pack.note");
        assertThat(verified(zip, "{\"name\":\"other.example\",\"keys\":[]}")).startsWith("1 ");
        assertThat(verified(zip, "nonsense")).startsWith("2 Cannot be read");
        assertThat(verified(new byte[] {1}, published)).startsWith("2 Cannot be read");
    }

    @Test
    void whatADirectoryDoesNotListIsNotWhatWasSigned() throws IOException {
        byte[] zip = as(officer(), () -> packs.fetch(make().id()));
        String published = JSON.writeValueAsString(keys.published().jwks(List.of(AuditPacks.NOTE)));
        byte[] other = zipped(Map.of("pack.json", "{\"findings\":[]}".getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(zip);
        both.write(other);

        assertThat(verified(both.toByteArray(), published))
                .as("every program opens the file by the directory at its end")
                .startsWith("1 There is no pack.note");
    }

    @Test
    void aKeyThatDidNotSignThenSignedNothing() throws IOException {
        byte[] zip = as(officer(), () -> packs.fetch(make().id()));
        List<Map<String, Object>> ended = new ArrayList<>();
        Map<String, Object> published = keys.published().jwks(List.of(AuditPacks.NOTE));
        for (JsonNode key : JSON.valueToTree(published).path("keys")) {
            Map<String, Object> members = JSON.convertValue(key, new tools.jackson.core.type.TypeReference<>() {});
            members.put("nbf", clock.instant().minus(Duration.ofDays(60)).getEpochSecond());
            members.put("exp", clock.instant().minus(Duration.ofDays(30)).getEpochSecond());
            ended.add(members);
        }
        String then =
                JSON.writeValueAsString(Map.of("name", Objects.requireNonNull(published.get("name")), "keys", ended));

        assertThat(verified(zip, then)).startsWith("1 The key did not sign at the time the note names");
    }

    @Test
    void aPackWhoseEveryPointIsNotThereIsNotFinished() {
        AuditPack asked = as(officer(), () -> packs.request(from, to, null));
        AuditPack taken = making.take().orElseThrow();
        for (PackPoint point : PackPoint.values()) {
            making.make(taken, point);
        }
        jdbc.sql("delete from registry.audit_pack_point where pack_id = ? and number = 4")
                .param(asked.id())
                .update();

        assertThat(making.finish(taken)).isFalse();

        assertThat(as(officer(), () -> packs.find(asked.id())).state()).isEqualTo(State.MAKING);
        making.make(taken, PackPoint.CONSENT_SAMPLE);
        assertThat(making.finish(taken)).isTrue();
        making.make(taken, PackPoint.CONSENT_SAMPLE);
        assertThat(points(asked.id())).as("of one that is made nothing is kept").isZero();
    }

    @Test
    void yearsNoLogReachesAreNamedByTheirFields() {
        Instant early = Instant.parse("-1000000-01-01T00:00:00Z");
        assertThat(wrong(early, early.plusSeconds(60), null))
                .containsExactly("from input.date-range", "to input.date-range");
        assertThat(wrong(early, to, null)).containsExactly("from input.date-range");
        assertThat(wrong(from, Instant.MAX, null)).containsExactly("to input.future");
        assertThat(wrong(Instant.MIN, Instant.MAX, null)).containsExactly("from input.date-range", "to input.future");
    }

    @Test
    void askingAndFetchingAreEntriesInTheLog() {
        AuditPack asked = make();
        as(officer(), () -> packs.fetch(asked.id()));

        assertThat(jdbc.sql("select kind || ' ' || array_to_string(attributes, ',') from registry.access_log"
                                + " where actor_id = ? order by at, id")
                        .param(account)
                        .query(String.class)
                        .list())
                .containsExactly("LOG_REVIEW audit-pack,from,to", "LOG_REVIEW audit-pack");
        assertThat(jdbc.sql("select id from registry.access_log where actor_id = ? order by at, id limit 1")
                        .param(account)
                        .query(UUID.class)
                        .single())
                .isEqualTo(asked.requestEntry());
    }

    @Test
    void whatIsKeptIsNotReadable() {
        AuditPack asked = make();
        assertThat(jdbc.sql("select position('pack.json'::bytea in ciphertext) from registry.audit_pack where id = ?")
                        .param(asked.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(points(asked.id())).isZero();
    }

    @Test
    void aNodeThatStopsLeavesThePointsItMadeToTheNext() {
        AuditPack asked = as(officer(), () -> packs.request(from, to, null));
        AuditPack taken = making.take().orElseThrow();
        making.make(taken, PackPoint.INVENTORY);
        making.make(taken, PackPoint.RECONCILIATION);
        assertThat(making.take()).isEmpty();
        assertThat(as(officer(), () -> packs.find(asked.id())).done()).isEqualTo(2);
        assertThatThrownBy(() -> as(officer(), () -> packs.fetch(asked.id())))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        now -> assertThat(now.currentState()).isEqualTo("MAKING"));

        jdbc.sql("update registry.audit_pack set taken_until = now() - interval '1 minute' where id = ?")
                .param(asked.id())
                .update();
        duty.make();

        assertThat(as(officer(), () -> packs.find(asked.id())).state()).isEqualTo(State.READY);
    }

    @Test
    void whatCannotBeMadeHoweverOftenItIsTriedIsGivenUp() {
        AuditPack asked = as(officer(), () -> packs.request(from, to, null));
        jdbc.sql("update registry.audit_pack set attempts = 5, taken_until = now() - interval '1 minute' where id = ?")
                .param(asked.id())
                .update();

        duty.make();

        assertThat(as(officer(), () -> packs.find(asked.id())).state()).isEqualTo(State.FAILED);
    }

    @Test
    void afterItsTimeTheFileIsDeletedAndTheRequestStays() {
        AuditPack asked = make();
        jdbc.sql("update registry.audit_pack set expires_at = now() where id = ?")
                .param(asked.id())
                .update();

        duty.make();

        assertThat(as(officer(), () -> packs.find(asked.id())).state()).isEqualTo(State.EXPIRED);
        assertThatThrownBy(() -> as(officer(), () -> packs.fetch(asked.id())))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        now -> assertThat(now.currentState()).isEqualTo("EXPIRED"));
    }

    @Test
    void nobodyButAPrivacyOfficerAsksListsOrFetches() {
        AuditPack asked = make();
        for (Errand other : List.of(
                Installation.agent(null),
                Installation.supervisor(null),
                Installation.citizen(new ClientId(UUID.randomUUID())),
                Installation.importing())) {
            assertThatThrownBy(() -> as(other, () -> packs.request(from, to, null)))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> as(other, () -> packs.list(null, 10))).isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> as(other, () -> packs.find(asked.id()))).isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> as(other, () -> packs.fetch(asked.id()))).isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void aPackWithSealedClientsInItIsNotThereForWhoeverMayNotKnowOfThem() {
        AuditPack asked = as(Installation.cleared(officer()), () -> packs.request(from, to, null));
        assertThat(asked.sealedIncluded()).isTrue();
        assertThatThrownBy(() -> as(officer(), () -> packs.find(asked.id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(officer(), () -> packs.fetch(asked.id()))).isInstanceOf(NotFound.class);
        assertThat(as(officer(), () -> packs.list(null, 100)).items())
                .noneMatch(one -> one.id().equals(asked.id()));
        assertThat(as(Installation.cleared(officer()), () -> packs.list(null, 100))
                        .items())
                .anyMatch(one -> one.id().equals(asked.id()));
    }

    @Test
    void everyWrongFieldIsNamedAtOnceAndNothingIsAskedFor() {
        assertThat(wrong(null, null, List.of()))
                .containsExactly("from input.required", "to input.required", "programmes input.length");
        assertThat(wrong(from, clock.instant().plusSeconds(3600), List.of("oas", "no-such", "<b>")))
                .containsExactly("to input.future", "programmes[1] input.choice", "programmes[2] input.choice");
        assertThat(wrong(to, from, null)).containsExactly("to input.period.order");
        assertThat(wrong(to.minus(Duration.ofDays(367)), to, null)).containsExactly("from input.period.long");
        assertThatThrownBy(() -> as(officer(), () -> packs.list(null, 101))).isInstanceOf(InvalidInput.class);
        assertThat(as(officer(), () -> packs.list(null, 100)).items())
                .noneMatch(one -> one.requestedBy().equals(account));
    }

    @Test
    void fiveAreMadeAtATimeAndTheSameCallAsksOnce() {
        Errand once = new Errand(
                officer().actor(),
                null,
                "BACK_OFFICE",
                null,
                "privacy-review",
                Assurance.HIGH,
                new IdempotencyKey("k", "h"));
        UUID first = as(once, () -> packs.request(from, to, null)).id();
        assertThat(as(once, () -> packs.request(from, to, null)).id()).isEqualTo(first);
        for (int asked = 1; asked < 5; asked++) {
            as(officer(), () -> packs.request(from, to, null));
        }
        assertThatThrownBy(() -> as(officer(), () -> packs.request(from, to, null)))
                .isInstanceOf(StateChanged.class);
        duty.make();
    }

    @Test
    void everythingAPackSaysIsThereInBothLanguages() {
        Set<String> english = new TreeSet<>(PackWords.in(Locale.ENGLISH).all().stringPropertyNames());
        assertThat(PackWords.in(Locale.FRENCH).all().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english);
        PackScope scope = new PackScope(UUID.randomUUID(), from, to, null, false);
        for (PackPoint point : PackPoint.values()) {
            assertThat(english).contains("point." + point.number());
            point.notMeasured().forEach(gap -> assertThat(english).contains("gap." + gap));
            asking.ask(scope, point).answers().forEach(answer -> {
                assertThat(english).contains("query." + answer.code());
                assertThat(answer.columns())
                        .allSatisfy(column -> assertThat(english).contains("column." + column));
            });
        }
    }

    @Test
    void theSampleSaysOfEachConsentWhetherItsReceiptWasDelivered() {
        // The sample takes sixty, as many of each channel as it can: a channel of its own is in it whole.
        String ofTheirOwn = "T" + UUID.randomUUID();
        UUID delivered = aConsent(ofTheirOwn);
        UUID without = aConsent(ofTheirOwn);
        UUID anew = aConsent(ofTheirOwn);
        deliverTheFirstReceipt(delivered);
        deliverTheFirstReceipt(anew);
        jdbc.sql("""
                insert into registry.consent_event
                    (consent_id, sequence, state, at, method, assurance, actor_kind, actor_id, channel, notice_version, language)
                values (?, 2, 'RENEWED', now() - interval '1 minute', 'PORTAL', 'HIGH', 'CLIENT', 'c', ?, '2026-1', 'fr')
                """).params(anew, ofTheirOwn).update();

        Found.Answer sample = asking.ask(
                        new PackScope(UUID.randomUUID(), from, to, null, false), PackPoint.CONSENT_SAMPLE)
                .answers()
                .getFirst();

        int consent = sample.columns().indexOf("consent");
        int receipt = sample.columns().indexOf("receipt_delivered");
        int state = sample.columns().indexOf("state");
        Map<String, String> told = new HashMap<>();
        sample.rows()
                .forEach(row -> told.put(row.get(consent) + " " + row.get(state), String.valueOf(row.get(receipt))));
        assertThat(told)
                .containsEntry(delivered + " GIVEN", "true")
                .containsEntry(without + " GIVEN", "false")
                .containsEntry(anew + " GIVEN", "true")
                .containsEntry(anew + " RENEWED", "false");
    }

    private void deliverTheFirstReceipt(UUID consent) {
        jdbc.sql("""
                with receipt as (
                    insert into registry.consent_receipt (id, consent_id, sequence, issued_at, content)
                    values (gen_random_uuid(), ?, 1, now() - interval '1 hour', '{}') returning id)
                insert into registry.consent_receipt_delivery (receipt_id, form, at, actor_kind, actor_id, channel)
                select id, 'PAGE', now() - interval '1 hour', 'CLIENT', 'c', 'ONLINE' from receipt
                """).param(consent).update();
    }

    private UUID aConsent(String channel) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.consent
                    (id, client_id, purpose, data_categories, recipients, notice_version, language, created_at)
                values (?, gen_random_uuid(), 'service-delivery', '{income}', '{guichet}', '2026-1', 'en', now() - interval '2 hours')
                """).param(id).update();
        jdbc.sql("""
                insert into registry.consent_event
                    (consent_id, sequence, state, at, method, assurance, actor_kind, actor_id, channel, notice_version, language)
                values (?, 1, 'GIVEN', now() - interval '2 hours', 'PORTAL', 'HIGH', 'CLIENT', 'c', ?, '2026-1', 'en')
                """).params(id, channel).update();
        return id;
    }

    private AuditPack make() {
        UUID asked = as(officer(), () -> packs.request(from, to, null)).id();
        duty.make();
        return as(officer(), () -> packs.find(asked));
    }

    private List<String> wrong(@Nullable Instant begin, @Nullable Instant end, @Nullable List<String> programmes) {
        List<Wrong> wrong = new ArrayList<>();
        assertThatThrownBy(() -> as(officer(), () -> packs.request(begin, end, programmes)))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> wrong.addAll(invalid.wrong()));
        return wrong.stream().map(one -> one.field() + " " + one.messageKey()).toList();
    }

    private long points(UUID pack) {
        return jdbc.sql("select count(*) from registry.audit_pack_point where pack_id = ?")
                .param(pack)
                .query(Long.class)
                .single();
    }

    private Errand officer() {
        return new Errand(
                new Actor.Person(account, Set.of(Role.PRIVACY_OFFICER), "privacy-office"),
                null,
                "BACK_OFFICE",
                null,
                "privacy-review",
                Assurance.HIGH,
                null);
    }

    private static <T> T as(Errand errand, Supplier<T> work) {
        return Acting.as(errand, work);
    }

    private String verified(byte[] zip, String published) throws IOException {
        Path file = Files.write(folder.resolve("pack.zip"), zip);
        Path ring = Files.writeString(folder.resolve("keys.json"), published);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyPack.run(
                new String[] {file.toString(), ring.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }
}
