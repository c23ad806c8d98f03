package org.guichet.registry.secrecy;

/**
 * A ciphertext and the key that made it.
 *
 * @param keyId the key's id in the keyset, as rows keep it
 */
@SuppressWarnings("ArrayRecordComponent") // written to a row and read from it, never compared
public record Encrypted(byte[] ciphertext, String keyId) {}
