package org.guichet.registry.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.EveryRow;
import org.guichet.registry.Installation;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = KeysOfTheirOwn.class)
class SecrecyIT {
    private static final String SIN = SocialInsuranceNumber.ATTRIBUTE;

    @Autowired
    private Registration registration;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Searching searching;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private ClientRecords records;

    @Autowired
    private Authorities authorities;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private KeyReplacement replacement;

    @BeforeEach
    void whatAnInstallationDeclares() {
        Installation.declare(authorities);
    }

    @Test
    void keepsNothingOfAnEncryptedValueAnywhereAndOpensItAgain() {
        String sin = SocialInsuranceNumbers.any();
        ClientId client = register(SocialInsuranceNumbers.grouped(sin));
        search(sin);
        correct(client, sin);

        assertThat(EveryRow.holding(jdbc, sin)).isEmpty();
        assertThat(EveryRow.holding(jdbc, SocialInsuranceNumbers.grouped(sin))).isEmpty();
        assertThat(EveryRow.holding(jdbc, client.toString())).contains("registry.client");
        assertThat(opened(client)).isEqualTo(sin);
        assertThat(records.history(client, Set.of("guichet"), SIN, 10))
                .extracting(Fact::value)
                .containsExactly(sin, sin);
    }

    @Test
    void findsSomebodyByTheNumberHoweverItIsTyped() {
        String sin = SocialInsuranceNumbers.any();
        ClientId client = register(sin);

        assertThat(search(SocialInsuranceNumbers.grouped(sin))).containsExactly(client);
        assertThat(search(sin.substring(0, 3) + "-" + sin.substring(3, 6) + "-" + sin.substring(6)))
                .containsExactly(client);
        assertThat(search(SocialInsuranceNumbers.any())).isEmpty();
    }

    @Test
    void knowsSomebodyByTheNumberWhoIsRegisteredAgain() {
        String sin = SocialInsuranceNumbers.any();
        ClientId client = register(sin);

        assertThat(registered(SocialInsuranceNumbers.grouped(sin))).isEqualTo(new Registered.AlreadyKnown(client));
    }

    @Test
    void refusesAWrongCheckDigitAndNamesTheField() {
        String wrong = "130692545";
        assertThatThrownBy(() -> new Criteria(Map.of(SIN, wrong)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong()).containsExactly(Wrong.of(SIN, "input.sin")));
        assertThatThrownBy(() -> registered(wrong))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong()).contains(Wrong.of("facts[1]", "input.sin")));
    }

    @Test
    void keepsNoSearchKeyOfAnEncryptedAttributeThatIsNotIndexed() {
        assertThatThrownBy(() -> jdbc.sql(
                                "update registry.attribute set encrypted = true, indexed = true where code = 'dateOfBirth'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () -> jdbc.sql("update registry.attribute set encrypted = true, indexed = true where code = ?")
                                .param("address.postalCode")
                                .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(jdbc.sql("select code from registry.attribute where indexed")
                        .query(String.class)
                        .list())
                .containsExactly(SIN);
    }

    @Test
    void doesNotOpenACiphertextMovedToAnotherRow() {
        ClientId victim = register(SocialInsuranceNumbers.any());
        ClientId thief = register(SocialInsuranceNumbers.any());

        asTheOwnerOfTheDatabase("""
                update registry.fact t set ciphertext = v.ciphertext from registry.fact v
                where t.id = '%s' and v.id = '%s'
                """.formatted(factOf(thief), factOf(victim)));

        assertThatThrownBy(() -> opened(thief)).isInstanceOf(CannotBeOpened.class);
    }

    @Test
    void aFactStaysAsItIsButForTheKeyOfItsCiphertext() {
        UUID fact = factOf(register(SocialInsuranceNumbers.any()));
        for (String change : List.of(
                "ciphertext = 'x'",
                "key_id = '1', verification = 2",
                "key_id = '1', recorded_at = now()",
                "value = '\"1\"', ciphertext = null, key_id = null",
                "basis = 'x'")) {
            assertThatThrownBy(() -> jdbc.sql("update registry.fact set " + change + " where id = ?")
                            .param(fact)
                            .update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("delete from registry.fact where id = ?")
                        .param(fact)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void replacesBothKeysWhileEverybodyReadsSearchesAndRegisters() throws InterruptedException, ExecutionException {
        Map<String, ClientId> known = new java.util.concurrent.ConcurrentHashMap<>();
        for (int number = 0; number < 40; number++) {
            String sin = SocialInsuranceNumbers.any();
            known.put(sin, register(sin));
        }
        String oldKey = KeysOfTheirOwn.primary(KeysOfTheirOwn.ENCRYPTION);
        String oldIndexKey = KeysOfTheirOwn.primary(KeysOfTheirOwn.INDEX);
        AtomicBoolean replaced = new AtomicBoolean();
        try (ExecutorService people = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> working = new ArrayList<>();
            working.add(people.submit(until(replaced, () -> readOne(known))));
            working.add(people.submit(until(replaced, () -> findOne(known))));
            working.add(people.submit(until(replaced, () -> enterOne(known))));
            try {
                replaceKeys();
            } finally {
                replaced.set(true);
            }
            for (Future<Integer> one : working) {
                assertThat(one.get()).isPositive();
            }
        }
        replacement.replace();
        assertThat(left(oldKey, "registry.fact")).isZero();
        assertThat(left(oldIndexKey, "registry.search_key")).isZero();

        KeysOfTheirOwn.ENCRYPTION.drop(oldKey);
        KeysOfTheirOwn.INDEX.drop(oldIndexKey);
        replacement.replace();

        assertThat(KeysOfTheirOwn.ENCRYPTION.keys()).hasSize(1);
        assertThat(known).allSatisfy((sin, client) -> {
            assertThat(opened(client)).isEqualTo(sin);
            assertThat(search(sin)).containsExactly(client);
        });
    }

    @Test
    void leavesRowsAloneThatAnotherNodeIsRewriting() {
        UUID fact = factOf(register(SocialInsuranceNumbers.any()));
        String oldKey = KeysOfTheirOwn.primary(KeysOfTheirOwn.ENCRYPTION);
        KeysOfTheirOwn.ENCRYPTION.promote(KeysOfTheirOwn.ENCRYPTION.add());

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("select id from registry.fact where id = ? for update")
                    .param(fact)
                    .query(UUID.class)
                    .single();
            inAnotherThread(replacement::replace);
            assertThat(left(oldKey, "registry.fact")).isOne();
        });

        replacement.replace();
        assertThat(left(oldKey, "registry.fact")).isZero();
        KeysOfTheirOwn.ENCRYPTION.drop(oldKey);
    }

    @Test
    void oneRowThatDoesNotOpenKeepsNoOtherFromBeingIndexedAnew() {
        String sin = SocialInsuranceNumbers.any();
        ClientId known = register(sin);
        ClientId thief = register(SocialInsuranceNumbers.any());
        byte[] own = ciphertextOf(thief);
        lay(ciphertextOf(known), thief);
        String oldKey = KeysOfTheirOwn.primary(KeysOfTheirOwn.INDEX);
        KeysOfTheirOwn.INDEX.promote(KeysOfTheirOwn.INDEX.add());

        replacement.replace();

        assertThat(indexKeyOf(known)).isNotEqualTo(oldKey);
        assertThat(indexKeyOf(thief)).isEqualTo(oldKey);
        assertThat(search(sin)).containsExactly(known);

        lay(own, thief);
        replacement.replace();
        assertThat(indexKeyOf(thief)).isNotEqualTo(oldKey);
        KeysOfTheirOwn.INDEX.drop(oldKey);
    }

    private String indexKeyOf(ClientId client) {
        return jdbc.sql("""
                select k.key_id from registry.search_key k join registry.source_record r on r.id = k.record_id
                where r.client_id = ? and k.kind = ?
                """).params(client.value(), SIN).query(String.class).single();
    }

    private byte[] ciphertextOf(ClientId client) {
        return jdbc.sql("select ciphertext from registry.fact where id = ?")
                .param(factOf(client))
                .query(byte[].class)
                .single();
    }

    private void lay(byte[] ciphertext, ClientId client) {
        asTheOwnerOfTheDatabase("update registry.fact set ciphertext = decode('%s', 'hex') where id = '%s'"
                .formatted(java.util.HexFormat.of().formatHex(ciphertext), factOf(client)));
    }

    private void replaceKeys() {
        String key = KeysOfTheirOwn.ENCRYPTION.add();
        String indexKey = KeysOfTheirOwn.INDEX.add();
        assertThat(replacement.replace()).isZero();
        KeysOfTheirOwn.ENCRYPTION.promote(key);
        KeysOfTheirOwn.INDEX.promote(indexKey);
        assertThat(replacement.replace()).isGreaterThanOrEqualTo(80);
    }

    private static Callable<Integer> until(AtomicBoolean replaced, Runnable work) {
        return () -> {
            int done = 0;
            while (done == 0 || !replaced.get()) {
                work.run();
                done++;
            }
            return done;
        };
    }

    private void readOne(Map<String, ClientId> known) {
        known.entrySet().stream()
                .skip(ThreadLocalRandom.current().nextInt(known.size()))
                .findFirst()
                .ifPresent(one -> assertThat(opened(one.getValue())).isEqualTo(one.getKey()));
    }

    private void findOne(Map<String, ClientId> known) {
        known.entrySet().stream()
                .skip(ThreadLocalRandom.current().nextInt(known.size()))
                .findFirst()
                .ifPresent(one -> assertThat(search(one.getKey())).containsExactly(one.getValue()));
    }

    private void enterOne(Map<String, ClientId> known) {
        String sin = SocialInsuranceNumbers.any();
        known.put(sin, register(sin));
    }

    private ClientId register(String sin) {
        return ((Registered.New) registered(sin)).client();
    }

    private Registered registered(String sin) {
        return Acting.as(
                Installation.importing(),
                () -> registration.register(List.of(fact("givenName", "Rose"), fact(SIN, sin))));
    }

    private void correct(ClientId client, String sin) {
        Acting.run(Installation.importing(), () -> correcting.tell(client, List.of(fact(SIN, sin)), Map.of(), null));
    }

    private List<ClientId> search(String sin) {
        return Acting.as(
                        Installation.agent(contacts.open(Assurance.NONE, null)),
                        () -> searching.search(new Criteria(Map.of(SIN, sin))))
                .candidates()
                .stream()
                .map(Candidate::client)
                .toList();
    }

    private Object opened(ClientId client) {
        return Acting.as(
                Installation.citizen(client),
                () -> new TransactionTemplate(transactions)
                        .execute(status -> disclosures
                                .open(Ask.about(client, Set.of(SIN)))
                                .orRefuse()
                                .fact(SIN)
                                .orElseThrow()
                                .value()));
    }

    private UUID factOf(ClientId client) {
        return jdbc.sql("""
                select f.id from registry.fact f join registry.source_record r on r.id = f.record_id
                where r.client_id = ? and f.attribute = ?
                """).params(client.value(), SIN).query(UUID.class).single();
    }

    private long left(String key, String table) {
        return jdbc.sql("select count(*) from " + table + " where key_id = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    /** Who may switch a trigger off may write what he likes; it just does not open. */
    private void asTheOwnerOfTheDatabase(String change) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(change).update()).isOne();
        });
    }

    private static void inAnotherThread(Runnable work) {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            other.submit(work).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DOCUMENT_SEEN,
                Instant.parse("2026-09-01T00:00:00Z"));
    }
}
