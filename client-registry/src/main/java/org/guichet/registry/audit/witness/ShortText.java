package org.guichet.registry.audit.witness;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** An answer's text, of 64 KB at the most: what is longer is nothing a log answers, and not read to its end. */
final class ShortText implements BodySubscriber<String> {
    static final int MOST = 64 * 1024;

    private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    private Flow.@Nullable Subscription subscription;
    private int left = MOST;

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        text.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (left < 0) {
            return;
        }
        left -= part.stream().mapToInt(ByteBuffer::remaining).sum();
        if (left >= 0) {
            text.onNext(part);
        } else if (subscription != null) {
            subscription.cancel();
            text.onError(new IOException("An answer of more than " + MOST + " bytes"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.onError(failure);
    }

    @Override
    public void onComplete() {
        if (left >= 0) {
            text.onComplete();
        }
    }
}
