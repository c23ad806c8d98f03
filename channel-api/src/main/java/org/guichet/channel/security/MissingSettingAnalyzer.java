package org.guichet.channel.security;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which setting is missing and how to give it. */
final class MissingSettingAnalyzer extends AbstractFailureAnalyzer<MissingSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingSetting cause) {
        String name = cause.settingName();
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
        return new FailureAnalysis(
                "Guichet does not start without " + name + " (environment variable " + variable + ").", null, cause);
    }
}
