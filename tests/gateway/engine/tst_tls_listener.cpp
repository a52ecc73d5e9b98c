// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/certificate/self_signed.h"
#include "tests/gateway/engine/gateway_fixture.h"
#include "tests/gateway/peers/tls_client.h"

#include <list>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::http;
using namespace liteboxd::tests;

namespace {

std::shared_ptr<const io::TlsContext> contextFor(const std::string &name)
{
    const SelfSigned own = selfSigned(name);
    return *io::TlsContext::server(own.certificatePem, own.keyPem);
}

class TlsListenerTest : public GatewayFixture
{
protected:
    void startTls(ScriptedUpstream::Script script, Timeouts timeouts = shortTimeouts())
    {
        m_serverSettings.tls = contextFor("first.example");
        m_gatewaySettings.servesTls = true;
        start(std::move(script), timeouts);
    }

    TlsClient connectTls(const TlsClient::Offer &offer = {}) { return TlsClient(m_server->addresses().front(), offer); }

    bool isServed(TlsClient &client)
    {
        client.send(head("GET", "/") + "\r\n");
        return client.readUntil("ok").starts_with("HTTP/1.1 200 ");
    }
};

void answer(BlockingClient &peer)
{
    while (!peer.readUntil("\r\n\r\n").empty())
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
}

void echoFrames(BlockingClient &peer)
{
    peer.readUntil("\r\n\r\n");
    peer.send(switchingProtocols + "\r\n");
    // A client's frame of one byte, and the same unmasked.
    for (std::string frame = peer.readExactly(7); frame.size() == 7; frame = peer.readExactly(7))
        peer.send(std::string("\x81\x01", 2) + static_cast<char>(frame[6] ^ frame[2]));
}

} // namespace

TEST_F(TlsListenerTest, speaksTls13AndHttp11)
{
    startTls(answer);
    TlsClient client = connectTls();
    ASSERT_TRUE(client.isConnected());
    EXPECT_EQ(client.version(), "TLSv1.3");
    EXPECT_EQ(client.protocol(), "http/1.1");
    EXPECT_EQ(client.serverName(), "first.example");
    EXPECT_TRUE(isServed(client));
    EXPECT_TRUE(isServed(client)) << "and again on the same connection";
}

TEST_F(TlsListenerTest, speaksTls12)
{
    startTls(answer);
    TlsClient client = connectTls({TLS1_2_VERSION, "http/1.1"});
    ASSERT_TRUE(client.isConnected());
    EXPECT_EQ(client.version(), "TLSv1.2");
    EXPECT_TRUE(isServed(client));
}

TEST_F(TlsListenerTest, speaksNothingOlder)
{
    startTls(answer);
    EXPECT_FALSE(connectTls({TLS1_1_VERSION, "http/1.1"}).isConnected());
}

TEST_F(TlsListenerTest, aClientNeedNotNameAProtocol)
{
    startTls(answer);
    TlsClient client = connectTls({0, ""});
    EXPECT_TRUE(client.isConnected() && isServed(client));
}

/// RFC 7301, 3.2: no_application_protocol.
TEST_F(TlsListenerTest, refusesAClientOfAnotherProtocol)
{
    startTls(answer);
    EXPECT_FALSE(connectTls({0, "h2"}).isConnected());
}

TEST_F(TlsListenerTest, plainHttpIsNoHandshake)
{
    startTls(answer);
    BlockingClient client = connect();
    client.send(head("GET", "/") + "\r\n");
    const std::string got = client.readAll();
    EXPECT_EQ(got.find("HTTP/"), std::string::npos) << got;
}

TEST_F(TlsListenerTest, tellsTheSandboxThatItWasHttps)
{
    std::promise<std::string> request;
    startTls([&request](BlockingClient &peer) {
        request.set_value(peer.readUntil("\r\n\r\n"));
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    TlsClient client = connectTls();
    ASSERT_TRUE(isServed(client));
    EXPECT_NE(request.get_future().get().find("\r\nX-Forwarded-Proto: https\r\n"), std::string::npos);
}

TEST_F(TlsListenerTest, handshakesThatRestDoNotHoldUpOthersAndEnd)
{
    Timeouts timeouts = shortTimeouts();
    timeouts.handshake = std::chrono::milliseconds(500);
    startTls(answer, timeouts);
    std::list<BlockingClient> resting;
    for (int i = 0; i < 20; ++i) {
        resting.push_back(connect());
        resting.back().send(std::string("\x16\x03\x01", 3)); // the beginning of a record
    }
    TlsClient client = connectTls();
    EXPECT_TRUE(client.isConnected() && isServed(client));
    for (BlockingClient &each : resting) {
        each.readAll();
        EXPECT_TRUE(each.hasEnded() || each.wasReset());
    }
}

TEST_F(TlsListenerTest, newCertificatesAreForNewConnectionsAndOldOnesStay)
{
    startTls(echoFrames);
    TlsClient webSocket = connectTls();
    webSocket.send(handshake() + "\r\n");
    ASSERT_TRUE(webSocket.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101 "));
    const std::string frame("\x81\x81\0\0\0\0a", 7);
    webSocket.send(frame);
    EXPECT_EQ(webSocket.readUntil("a"), std::string("\x81\x01"
                                                    "a"));

    m_server->setTls(contextFor("second.example"));
    const auto isNewServed = [this] {
        for (int attempt = 0; attempt < 1000; ++attempt) {
            if (connectTls().serverName() == "second.example")
                return true;
        }
        return false;
    };
    EXPECT_TRUE(isNewServed());
    webSocket.send(frame);
    EXPECT_EQ(webSocket.readUntil("a"), std::string("\x81\x01"
                                                    "a"));
    EXPECT_EQ(webSocket.serverName(), "first.example");
}

TEST_F(TlsListenerTest, certificatesChangeWhileWorkersShakeHands)
{
    m_serverSettings.workers = 2;
    startTls(answer);
    const auto second = contextFor("second.example");
    const auto third = contextFor("third.example");
    std::thread changes([this, &second, &third] {
        for (int i = 0; i < 200; ++i)
            m_server->setTls(i % 2 == 0 ? second : third);
    });
    for (int i = 0; i < 50; ++i) {
        TlsClient client = connectTls();
        EXPECT_TRUE(client.isConnected() && isServed(client));
    }
    changes.join();
}

TEST_F(TlsListenerTest, ofTls12OnlyWhatIsForwardSecretAndAuthenticated)
{
    startTls(answer);
    for (const char *ciphers : {"ECDHE+AESGCM", "ECDHE+CHACHA20"})
        EXPECT_TRUE(connectTls({TLS1_2_VERSION, "http/1.1", ciphers}).isConnected()) << ciphers;
    for (const char *ciphers : {"ECDHE+AES:!AESGCM:!AESCCM", "DHE", "kRSA"})
        EXPECT_FALSE(connectTls({TLS1_2_VERSION, "http/1.1", ciphers}).isConnected()) << ciphers;
}
