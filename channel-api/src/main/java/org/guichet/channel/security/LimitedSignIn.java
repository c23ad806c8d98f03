package org.guichet.channel.security;

import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Signs in with a password. Wrong name, wrong password, closed account and too many attempts answer alike. */
final class LimitedSignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final SignInAttempts attempts;
    private final DaoAuthenticationProvider passwords;

    LimitedSignIn(Accounts accounts, SignInAttempts attempts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = new DaoAuthenticationProvider(this::account);
        this.passwords.setPasswordEncoder(encoder);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        if (!attempts.admit(name, address)) {
            throw new BadCredentialsException("Not signed in");
        }
        UsernamePasswordAuthenticationToken asked =
                UsernamePasswordAuthenticationToken.unauthenticated(name, attempt.getCredentials());
        asked.setDetails(attempt.getDetails());
        Authentication signedIn = passwords.authenticate(asked);
        if (signedIn == null) {
            throw new BadCredentialsException("Not signed in");
        }
        attempts.succeeded(name, address);
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private UserDetails account(String name) {
        return accounts.find(name)
                .map(account -> User.withUsername(account.name())
                        .password(account.passwordHash())
                        .disabled(!account.enabled())
                        .authorities("ROLE_ACCOUNT")
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }
}
