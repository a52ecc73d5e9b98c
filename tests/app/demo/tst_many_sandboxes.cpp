// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/demo_client.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <malloc.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <iterator>

using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sandboxes = 2000;
constexpr rlim_t descriptors = 256;
constexpr std::size_t bytesOfOne = 16'000; ///< 20,000 then take less than 300 MiB with all the rest
const QString podsPath = u"/api/v1/namespaces/liteboxd/pods"_s;

/// A network in which nobody else has a port: a sandbox network that shares its socket needs the port everywhere.
bool enterNetworkOfItsOwn()
{
    if (::unshare(CLONE_NEWNET) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq device{};
    std::strncpy(device.ifr_name, "lo", sizeof device.ifr_name - 1);
    device.ifr_flags = IFF_UP;
    const bool isUp = ::ioctl(socket, SIOCSIFFLAGS, &device) == 0;
    ::close(socket);
    return isUp;
}

std::size_t allocatedBytes()
{
    const auto info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

QString nameAt(const QJsonArray &pods, int index)
{
    return pods.at(index).toObject().value("metadata"_L1).toObject().value("name"_L1).toString();
}

QString siteOf(const QJsonArray &pods, int index)
{
    const QString address = pods.at(index).toObject().value("status"_L1).toObject().value("podIP"_L1).toString();
    return u"http://"_s + address + u":8080/api/info"_s;
}

} // namespace

/// More sandboxes than the process may have descriptors.
class ManySandboxesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoClient> m_client;
    QJsonArray m_pods;
    std::size_t m_bytes = 0; ///< what the cluster with all of them has allocated

private Q_SLOTS:
    void initTestCase()
    {
        if (!enterNetworkOfItsOwn())
            QSKIP("this user may not make a network namespace");
        const rlimit limit{descriptors, descriptors};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        const std::size_t before = allocatedBytes();
        m_client = std::make_unique<DemoClient>(quickSettings(sandboxes));
        m_bytes = allocatedBytes() - before;
        m_pods = m_client->ask("GET", podsPath + u"?fieldSelector=status.phase%3DRunning"_s)
                     .json.value("items"_L1)
                     .toArray();
    }

    void allRun()
    {
        QCOMPARE(m_pods.size(), sandboxes - 2); // the fleet has one that waits for its image and one that failed
        QVERIFY(QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size() < 64);
    }

    void theyShareWhatTheyHaveInCommon()
    {
        QVERIFY2(m_bytes / sandboxes < bytesOfOne, qPrintable(u"%1 bytes each"_s.arg(m_bytes / sandboxes)));
    }

    void eachAnswersAtItsOwnAddress_data()
    {
        QTest::addColumn<int>("index");
        for (const int index : {0, 1, sandboxes / 2, sandboxes - 3})
            QTest::addRow("%d", index) << index;
    }

    void eachAnswersAtItsOwnAddress()
    {
        QFETCH(int, index);
        const auto answer = m_client->askPlain(siteOf(m_pods, index));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json.value("sandbox"_L1).toString(), nameAt(m_pods, index));
    }

    void theirFieldsAreTheirOwn()
    {
        const QJsonObject one = m_pods.at(0).toObject();
        const auto isOfItsMake = [spec = one.value("spec"_L1)](const QJsonValue &pod) {
            return pod.toObject().value("spec"_L1) == spec;
        };
        const auto found = std::find_if(std::next(m_pods.begin()), m_pods.end(), isOfItsMake);
        QVERIFY(found != m_pods.end());
        const QJsonObject other = (*found).toObject();
        const auto metadata = [](const QJsonObject &pod, QLatin1StringView member) {
            return pod.value("metadata"_L1).toObject().value(member);
        };
        for (const QLatin1StringView member :
             {"name"_L1, "uid"_L1, "labels"_L1, "annotations"_L1, "resourceVersion"_L1})
            QVERIFY2(metadata(one, member) != metadata(other, member), member.data());
        QVERIFY(one.value("status"_L1) != other.value("status"_L1));
    }

    void whatIsDeletedAnswersNoMore()
    {
        const QString name = nameAt(m_pods, 5);
        QCOMPARE(m_client->ask("DELETE", podsPath + u'/' + name + u"?gracePeriodSeconds=0"_s).status, 200);
        QTRY_COMPARE(m_client->ask("GET", podsPath + u'/' + name).status, 404);
        QCOMPARE(m_client->askPlain(siteOf(m_pods, 5)).status, 0);
        QCOMPARE(m_client->askPlain(siteOf(m_pods, 6)).status, 200);
    }

    void nobodyLivesAtOtherAddresses() { QCOMPARE(m_client->askPlain(u"http://127.0.0.1:8080/"_s).status, 0); }
};

QTEST_GUILESS_MAIN(ManySandboxesTest)
#include "tst_many_sandboxes.moc"
