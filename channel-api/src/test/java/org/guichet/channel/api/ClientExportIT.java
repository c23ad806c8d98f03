package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.mariesSession;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guichet.GuichetApplication;
import org.guichet.channel.desk.Townsfolk;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.guichet.registry.secrecy.EncryptedTable;
import org.guichet.registry.secrecy.Encryption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything any room keeps about a client comes out, of every table of the database, or a reason says why not. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class ClientExportIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Tables that say nothing of any client: the test looks whether that is so. */
    private static final Map<String, String> OF_NOBODY = Map.ofEntries(
            Map.entry("catalog.identification_ceiling", "policy"),
            Map.entry("catalog.identification_destination", "policy"),
            Map.entry("catalog.identification_method", "policy"),
            Map.entry("catalog.identification_question", "policy"),
            Map.entry("catalog.inventory_finding", "catalogue of services"),
            Map.entry("catalog.inventory_import", "catalogue of services"),
            Map.entry("catalog.inventory_row", "catalogue of services"),
            Map.entry("catalog.programme", "catalogue of services"),
            Map.entry("catalog.programme_status", "whether a programme answers"),
            Map.entry("catalog.public_service", "catalogue of services"),
            Map.entry("catalog.public_service_version", "catalogue of services"),
            Map.entry("catalog.public_service_version_history", "catalogue of services"),
            Map.entry("catalog.rule_parameter", "law"),
            Map.entry("catalog.rule_parameter_history", "law"),
            Map.entry("catalog.rule_version", "law"),
            Map.entry("catalog.service_standard", "catalogue of services"),
            Map.entry("catalog.standard_result", "published figures"),
            Map.entry("channel.programme_client", "keys of programmes"),
            Map.entry("channel.signing_key", "keys of the platform"),
            Map.entry("registry.access_log_checkpoint", "hashes of the whole log"),
            Map.entry("registry.access_log_cosignature", "hashes of the whole log"),
            Map.entry("registry.access_log_leaf", "hashes of entries, which her ledger gives with each entry"),
            Map.entry("registry.access_log_node", "hashes of the whole log"),
            Map.entry("registry.access_log_seal", "hashes of the whole log"),
            Map.entry("registry.amendment", "policy"),
            Map.entry("registry.attribute", "dictionary"),
            Map.entry("registry.attribute_quality", "counts, suppressed where small"),
            Map.entry("registry.audit_pack", "metadata of a period, for the privacy office"),
            Map.entry("registry.audit_pack_point", "metadata of a period, for the privacy office"),
            Map.entry("registry.authority", "policy"),
            Map.entry("registry.authority_history", "policy"),
            Map.entry("registry.matching_parameters", "counts and odds"),
            Map.entry("registry.merge_tally", "a count"),
            Map.entry("registry.purpose", "policy"),
            Map.entry("registry.purpose_history", "policy"),
            Map.entry("registry.retention_disposal", "counts"),
            Map.entry("registry.retention_rule", "policy"),
            Map.entry("registry.vigilance_day", "counts of a day of one of the staff"),
            Map.entry("registry.vigilance_habit", "counts of what is usual for one of the staff or an office"),
            Map.entry("registry.vigilance_reading", "how far the log is read"),
            Map.entry("registry.vigilance_thresholds", "policy"));

    /** Tables that say something of a client, and are left out for a reason. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("registry.search_key", "index made from her facts, which are handed over"),
            Map.entry("registry.matching_key", "index made from her facts, which are handed over"),
            Map.entry("registry.matching_key_due", "queue of work: that her index is to be made again"),
            Map.entry("registry.duplicate_due", "queue of work: that she is to be compared"),
            Map.entry("registry.consent_standing", "what the last events say, which are handed over"),
            Map.entry("registry.once", "that a retry is the same call; what the call made is handed over"),
            Map.entry(
                    "catalog.inbox_message",
                    "what a programme told before it is known of whom, encrypted; what it said is handed over with the"
                            + " application or the facts"),
            Map.entry(
                    "registry.vigilance_pair",
                    "which looks one of the staff took, for an inquiry into the staff (Privacy Act, s. 22(1)(b)); the looks"
                            + " stand in her ledger"),
            Map.entry(
                    "registry.vigilance_alert",
                    "suspicion against one of the staff, for an inquiry (Privacy Act, s. 22(1)(b)); the looks stand in her"
                            + " ledger"),
            Map.entry(
                    "registry.vigilance_review",
                    "what came of a suspicion against one of the staff (Privacy Act, s. 22(1)(b))"),
            Map.entry("catalog.identification_message", "secret: a code on its way, deleted once it is sent"),
            Map.entry("channel.oauth2_authorization", "secret: signs of being signed in"),
            Map.entry("channel.spring_session", "secret: signs of being signed in"),
            Map.entry("channel.spring_session_attributes", "secret: signs of being signed in"),
            Map.entry("channel.sign_in_attempt", "keyed hashes against guessing, of whoever tried"));

    /** Columns that do not come out: accounts of staff, who are named by their office. */
    private static final Set<String> STAFF = Set.of(
            "catalog.application_answer.actor_id",
            "catalog.contact.account",
            "catalog.contact_identification.account",
            "catalog.identification_code.account",
            "registry.access_log.actor_id",
            "registry.client_load.started_by",
            "registry.client_load_row.looked_by",
            "registry.client_load_row.looked_kind",
            "registry.client_seal.ended_by",
            "registry.client_seal.officer",
            "registry.client_seal.sealed_by",
            "registry.consent_event.actor_id",
            "registry.consent_receipt_delivery.actor_id",
            "registry.correction.decider_id",
            "registry.correction.proposer_id",
            "registry.duplicate_review.resolved_by",
            "registry.emergency.account",
            "registry.emergency_review.reviewer",
            "registry.enquiry_answer.account",
            "registry.enquiry_extension.account",
            "registry.entered_apart.actor_id",
            "registry.fact.actor_id",
            "registry.merge.actor_id",
            "registry.merge.undone_by",
            "registry.not_same.actor_id",
            "registry.own_account.bound_by",
            "registry.person_of_public_interest.listed_by",
            "registry.relation.actor_id",
            "registry.relation_ending.actor_id",
            "registry.representation.actor_id",
            "registry.representation_ending.actor_id",
            "registry.retention_hold.placed_by",
            "registry.retention_release.released_by",
            "registry.revision.actor_id",
            "registry.sealed_encounter.actor_id",
            "registry.sealed_encounter.closed_by");

    /** Columns that do not come out: leases, versions, keys and numbers of work. */
    private static final Set<String> WORKINGS = Set.of(
            "catalog.identification_code.key_id",
            "catalog.application.version",
            "catalog.application_history.rev_end",
            "catalog.dispatch.claimed_by",
            "catalog.dispatch.fence",
            "catalog.dispatch.idempotency_key",
            "catalog.dispatch.next_attempt_at",
            "catalog.dispatch_attempt.worker",
            "registry.client.version",
            "registry.client_history.rev_end",
            "registry.client_load.file_sha256",
            "registry.client_load.mapping",
            "registry.client_load.rows_done",
            "registry.consent_notice.number",
            "registry.emergency.key_id",
            "registry.emergency_review.key_id",
            "registry.enquiry.key_id",
            "registry.enquiry_answer.key_id",
            "registry.enquiry_extension.key_id",
            "registry.retention_hold.key_id",
            "registry.retention_release.key_id");

    /** Columns that do not come out: they are about another person. */
    private static final Set<String> OTHERS = Set.of(
            "registry.access_log.on_behalf_of",
            "registry.client_load_row.found_reason",
            "registry.entered_apart.reason",
            "registry.not_same.reason",
            "registry.revision.on_behalf_of");

    /** Columns that do not come out: whoever held them could act as her. */
    private static final Set<String> SECRETS = Set.of(
            "channel.account.password_hash",
            "catalog.identification_code.digest",
            "catalog.raised_session.session",
            "registry.own_account.code");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Townsfolk townsfolk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<Holdings> rooms;

    @Autowired
    private Encryption encryption;

    @Autowired
    private List<EncryptedTable> encrypted;

    private UUID client = new UUID(0, 0);

    @BeforeEach
    void somebody() {
        Installation.declare(authorities);
        client = townsfolk.somebody().value();
    }

    @Test
    void everyTableIsHandedOverOrHasAReasonWhyNot() {
        Set<String> known = new TreeSet<>(held());
        known.addAll(OF_NOBODY.keySet());
        known.addAll(LEFT_OUT.keySet());

        assertThat(tables()).as("tables of the database").isEqualTo(known);
    }

    @Test
    void whatIsSaidToBeOfNobodyHoldsNoClientAndRefersToNone() {
        plantEverything();
        assertThat(OF_NOBODY.keySet()).allSatisfy(table -> {
            assertThat(jdbc.sql("select exists (select from " + table + " t where t::text like ?)")
                            .param("%" + client + "%")
                            .query(Boolean.class)
                            .single())
                    .as(table)
                    .isFalse();
            assertThat(jdbc.sql("""
                    select conname from pg_constraint where contype = 'f' and conrelid = cast(? as regclass)
                      and confrelid = any(cast(? as regclass[]))
                    """)
                            .params(table, held().toArray(String[]::new))
                            .query(String.class)
                            .list())
                    .as(table)
                    .allMatch(name -> name.startsWith("access_log"));
        });
    }

    @Test
    void whateverWasPlantedInATableIsFoundAgainInBothFiles() throws Exception {
        Planting planting = plantEverything();
        assertThat(planting.tables()).as("tables something was planted in").isEqualTo(held());

        Map<String, byte[]> files = files(export());

        String json = text(files, "export.json");
        String html = text(files, "export.html");
        Set<String> leftOut = new TreeSet<>(STAFF);
        leftOut.addAll(WORKINGS);
        leftOut.addAll(OTHERS);
        leftOut.addAll(SECRETS);
        assertThat(planting.planted()).containsKeys(leftOut.toArray(String[]::new));
        List<String> lost = new ArrayList<>();
        planting.planted().forEach((place, value) -> {
            boolean readable = value.startsWith("planted:") || value.contains("-4") && value.length() == 36;
            boolean found = json.contains(value) && (!readable || html.contains(value));
            if (found == leftOut.contains(place)) {
                lost.add(place + (found ? " is found, and said to be left out" : ""));
            }
        });
        assertThat(lost).isEmpty();
    }

    @Test
    void theManifestNamesTheHashOfEachFile() throws Exception {
        Map<String, byte[]> files = files(export());

        assertThat(files.keySet()).containsExactly("manifest.json", "export.json", "export.html", "export.schema.json");
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.path("files").valueStream().toList()).hasSize(2).allSatisfy(file -> {
            byte[] content = Objects.requireNonNull(files.get(file.path("name").asString()));
            assertThat(file.path("bytes").asInt()).isEqualTo(content.length);
            assertThat(file.path("sha256").asString())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        });
    }

    @Test
    void isHandedOverAsAFileThatSaysNothingOfHerAndIsKeptNowhere() {
        assertThat(export())
                .hasStatusOk()
                .hasContentType("application/zip")
                .hasHeader("Cache-Control", "no-store")
                .headers()
                .hasHeaderSatisfying(
                        "Content-Disposition",
                        values -> assertThat(values.getFirst())
                                .startsWith("attachment;")
                                .doesNotContain(client.toString()));
        assertThat(mvc.post().uri("/me/export").with(mariesSession(client)).with(csrf()))
                .hasStatusOk()
                .hasContentType("application/zip");
        assertThat(mvc.post().uri("/me/export").with(mariesSession(client))).hasStatus(403);
    }

    @Test
    void anothersRecordAnswersAsOneThatIsNotThereAndNobodyElseTakesOne() {
        UUID other = townsfolk.somebody().value();
        for (UUID one : List.of(other, UUID.randomUUID())) {
            assertThat(mvc.post().uri("/api/v1/clients/{id}/exports", one).with(marie(client)))
                    .hasStatus(404);
        }
        for (var staff : List.of(anAgent(), aPrivacyOfficer())) {
            assertThat(mvc.post().uri("/api/v1/clients/{id}/exports", client).with(staff))
                    .hasStatus(403);
        }
        assertThat(mvc.post()
                        .uri("/api/v1/privacy/enquiries/{id}/exports", UUID.randomUUID())
                        .with(anAgent()))
                .hasStatus(403);
        assertThat(mvc.post().uri("/api/v1/clients/me/exports")).hasStatus(401);
    }

    @Test
    void theOfficerMakesItFromTheRequestSheHasOpenedAndFromNoOther() throws Exception {
        for (String kind : List.of("ACCESS", "OBJECTION")) {
            String id = JSON.readTree(mvc.post()
                            .uri("/api/v1/clients/me/enquiries")
                            .with(marie(client))
                            .contentType("application/json")
                            .content("{\"kind\": \"" + kind + "\", \"words\": \"All of it.\"}")
                            .exchange()
                            .getResponse()
                            .getContentAsString(UTF_8))
                    .path("id")
                    .asString();
            assertThat(mvc.post()
                            .uri("/api/v1/privacy/enquiries/{id}/exports", id)
                            .with(aPrivacyOfficer()))
                    .hasStatus(403);
            String contact = JSON.readTree(mvc.post()
                            .uri("/api/v1/privacy/enquiries/{id}/opening", id)
                            .with(aPrivacyOfficer())
                            .contentType("application/json")
                            .content("{\"reason\": \"answering\"}")
                            .exchange()
                            .getResponse()
                            .getContentAsString(UTF_8))
                    .path("contactId")
                    .asString();
            MvcTestResult made = mvc.post()
                    .uri("/api/v1/privacy/enquiries/{id}/exports", id)
                    .with(aPrivacyOfficer())
                    .header("Contact-Id", contact)
                    .exchange();
            if (kind.equals("OBJECTION")) {
                assertThat(made).hasStatus(409);
            } else {
                assertThat(made).hasStatusOk();
                assertThat(JSON.readTree(files(made).get("export.json"))
                                .path("about")
                                .path("enquiryId")
                                .asString())
                        .isEqualTo(id);
            }
        }
    }

    private MvcTestResult export() {
        return mvc.post().uri("/api/v1/clients/me/exports").with(marie(client)).exchange();
    }

    private static Map<String, byte[]> files(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatusOk();
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name)), UTF_8);
    }

    private Set<String> held() {
        Set<String> held = new TreeSet<>();
        rooms.forEach(room -> room.holdings().stream().map(Holding::tables).forEach(held::addAll));
        return held;
    }

    /** Every table of the rooms; what is partitioned once. */
    private Set<String> tables() {
        return new TreeSet<>(jdbc.sql("""
                select t.table_schema || '.' || t.table_name from information_schema.tables t
                where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')
                  and t.table_name not like 'flyway%'
                  and not exists (select from pg_inherits i
                                  where i.inhrelid = format('%I.%I', t.table_schema, t.table_name)::regclass)
                """).query(String.class).list());
    }

    private Planting plantEverything() {
        Planting planting = new Planting(jdbc, encryption, encrypted);
        new PlantedRecord(planting, client).plant();
        return planting;
    }
}
