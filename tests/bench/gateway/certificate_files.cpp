// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/certificate_files.h"

#include "tests/gateway/certificate/self_signed.h"

#include <fstream>
#include <stdexcept>

namespace liteboxd::bench {

void writeCertificateFiles(const std::filesystem::path &folder)
{
    const tests::SelfSigned made = tests::selfSigned("localhost");
    if (made.certificatePem.empty() || made.keyPem.empty())
        throw std::runtime_error("no certificate can be made");
    std::ofstream(folder / "certificate.pem") << made.certificatePem;
    std::ofstream(folder / "key.pem") << made.keyPem;
    std::ofstream(folder / "both.pem") << made.certificatePem << made.keyPem;
}

} // namespace liteboxd::bench
