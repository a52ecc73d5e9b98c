// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/pod_proxy_path.h"

#include <gtest/gtest.h>

using namespace liteboxd::forward;

TEST(PodProxyPath, isWhereTheApiServerServesAPort)
{
    EXPECT_EQ(podProxyPath({"liteboxd", "sandbox-a1b2c3d4", 8080}),
              "/api/v1/namespaces/liteboxd/pods/sandbox-a1b2c3d4:8080/proxy");
}

TEST(PodProxyPath, isTakenOffWhereItWasPutBefore)
{
    const std::string proxy = "/api/v1/namespaces/n/pods/p:80/proxy";
    EXPECT_EQ(withoutPodProxyPath(proxy + "/", proxy), "/");
    EXPECT_EQ(withoutPodProxyPath(proxy + "/a/b?c#d", proxy), "/a/b?c#d");
    for (const std::string &other : {std::string(), std::string("/"), std::string("/a"), proxy, proxy + "x/",
                                     "/a" + proxy + "/", std::string("https://elsewhere.example") + proxy + "/"})
        EXPECT_EQ(withoutPodProxyPath(other, proxy), other);
}
