package io.gantry.git.ssh;

import io.gantry.git.storage.GitThreads;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.springframework.stereotype.Component;

/**
 * The server: public keys alone, today's algorithms alone, and nothing but git's two commands: no
 * shell, no forwarding, no subsystem.
 */
@Component
class SshDoor {
    /** Less than the service has to stop. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final SshProperties properties;
    private final LoginSession logins;
    private final CommandSession commands;
    private final RefusedCommands refused;
    private final UserSessions sessions;
    private final GitThreads threads;
    private final SshServer server = SshServer.setUpDefaultServer();

    SshDoor(
            SshProperties properties,
            LoginSession logins,
            CommandSession commands,
            RefusedCommands refused,
            UserSessions sessions,
            GitThreads threads) {
        this.properties = properties;
        this.logins = logins;
        this.commands = commands;
        this.refused = refused;
        this.sessions = sessions;
        this.threads = threads;
    }

    /** Opens the door; returns when connections are taken. */
    void open(List<KeyPair> hostKeys) throws IOException {
        server.setHost(properties.host());
        server.setPort(properties.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(logins);
        server.addSessionListener(refused);
        server.addSessionListener(sessions);
        server.setCommandFactory((_, line) -> command(GitCommandLine.parse(line)));
        server.setShellFactory(_ -> command(new GitCommandLine.Refused(GitCommandLine.WEIRD)));
        server.setSubsystemFactories(List.of());
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setChannelFactories(List.of(GitChannel.FACTORY));
        setAlgorithms();
        setLimits();
        server.start();
    }

    /** Where it listens. */
    int port() {
        return server.getPort();
    }

    /** Takes no more connections, and gives those that work a while to end. */
    void close() throws IOException {
        server.close(false).await(GRACE);
        server.stop(true);
    }

    private GitCommand command(GitCommandLine line) {
        return new GitCommand(line, commands, threads);
    }

    private void setAlgorithms() {
        server.setKeyExchangeFactories(
                NamedFactory.setUpTransformedFactories(
                        true,
                        List.of(
                                BuiltinDHFactories.mlkem768x25519,
                                BuiltinDHFactories.sntrup761x25519_openssh,
                                BuiltinDHFactories.curve25519,
                                BuiltinDHFactories.curve25519_libssh,
                                BuiltinDHFactories.ecdhp256,
                                BuiltinDHFactories.ecdhp384,
                                BuiltinDHFactories.ecdhp521,
                                BuiltinDHFactories.dhg16_512,
                                BuiltinDHFactories.dhg14_256),
                        ServerBuilder.DH2KEX));
        server.setCipherFactories(
                List.<NamedFactory<Cipher>>of(
                        BuiltinCiphers.cc20p1305_openssh,
                        BuiltinCiphers.aes256gcm,
                        BuiltinCiphers.aes128gcm,
                        BuiltinCiphers.aes256ctr,
                        BuiltinCiphers.aes128ctr));
        server.setMacFactories(
                List.<NamedFactory<Mac>>of(
                        BuiltinMacs.hmacsha256etm,
                        BuiltinMacs.hmacsha512etm,
                        BuiltinMacs.hmacsha256,
                        BuiltinMacs.hmacsha512));
        server.setSignatureFactories(
                List.<NamedFactory<Signature>>of(
                        BuiltinSignatures.ed25519,
                        BuiltinSignatures.sk_ssh_ed25519,
                        BuiltinSignatures.nistp256,
                        BuiltinSignatures.nistp384,
                        BuiltinSignatures.nistp521,
                        BuiltinSignatures.sk_ecdsa_sha2_nistp256,
                        BuiltinSignatures.rsaSHA512,
                        BuiltinSignatures.rsaSHA256));
    }

    private void setLimits() {
        // Small answers would wait for the client's delayed acknowledgements.
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.AUTH_TIMEOUT.set(server, properties.loginTimeout());
        CoreModuleProperties.IDLE_TIMEOUT.set(server, properties.idleTimeout());
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, properties.idleTimeout());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, properties.tries());
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, properties.channels());
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "gantry");
    }
}
