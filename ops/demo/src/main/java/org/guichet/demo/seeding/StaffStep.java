package org.guichet.demo.seeding;

import java.util.function.Consumer;
import org.guichet.channel.security.Accounts;
import org.guichet.channel.security.NewAccount;
import org.guichet.channel.security.PeoplesClient;
import org.guichet.demo.programme.DemoProgramme;
import org.guichet.registry.actor.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The accounts of staff, of a citizen nobody knows yet, and the programme's back end. */
@Component
@Profile("demo")
@Order(6)
class StaffStep implements Step {
    private final Accounts accounts;
    private final DemoProgramme programme;
    private final String password;

    StaffStep(Accounts accounts, DemoProgramme programme, @Value("${guichet.demo.password}") String password) {
        this.accounts = accounts;
        this.programme = programme;
        this.password = password;
    }

    @Override
    public void run(Consumer<String> progress) {
        open("agent", "gatineau-counter", PeoplesClient.AGENT_DESK, Role.AGENT);
        open("supervisor", "gatineau-counter", PeoplesClient.AGENT_DESK, Role.SUPERVISOR);
        open("callagent", "national-call-centre", PeoplesClient.CALL_CENTRE, Role.CALL_AGENT);
        open("privacy", "privacy-office", PeoplesClient.PRIVACY_OFFICE, Role.PRIVACY_OFFICER, Role.AUTHORITY_STEWARD);
        open("protection", "protection-office", PeoplesClient.PRIVACY_OFFICE, Role.PRIVACY_OFFICER, Role.CLEARED);
        open("manager", "service-management", PeoplesClient.PRIVACY_OFFICE, Role.MANAGER, Role.AUTHORITY_STEWARD);
        accounts.open(NewAccount.ofNewcomer("newcomer", password));
        accounts.registerProgramme("oas", programme.publicKeys());
        progress.accept("  the accounts of staff and programme");
    }

    private void open(String name, String office, PeoplesClient client, Role... roles) {
        accounts.open(NewAccount.ofStaff(name, password, office, client, roles));
    }
}
