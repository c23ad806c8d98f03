package org.guichet.channel.privacy;

import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.audit.LogVerification;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the chain over the access log holds, and its newest links. */
@Controller
class VerificationPages {
    private static final int NEWEST = 20;

    private final LogVerification verification;
    private final LogRoots roots;

    VerificationPages(LogVerification verification, LogRoots roots) {
        this.verification = verification;
        this.roots = roots;
    }

    @GetMapping("/privacy/verification")
    String verify(Model model) {
        model.addAttribute("report", verification.verify());
        model.addAttribute("checkpoints", verification.checkpoints(NEWEST));
        model.addAttribute("root", roots.latest().orElse(null));
        return "privacy/verification";
    }
}
